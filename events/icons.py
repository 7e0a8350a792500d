"""Line icons: a 24 × 24 grid, a stroke of 1.75, butt caps, bevelled joins, octagons for circles."""

from typing import Final

ICONS: Final[dict[str, str]] = {
    "arrow": "M4 12h15M13 6l6 6-6 6",
    "chevron": "M9 5l7 7-7 7",
    "check": "M4 12.5l5.5 5.5L20 7",
    "close": "M5.5 5.5l13 13M18.5 5.5l-13 13",
    "search": "M10.5 4.5l4.2 1.8 1.8 4.2-1.8 4.2-4.2 1.8-4.2-1.8-1.8-4.2 1.8-4.2zM15 15l5.5 5.5",
    "calendar": "M4 6h16v14H4zM4 10.5h16M8.5 3v5M15.5 3v5",
    "calendar-plus": "M20 12V6H4v14h8M4 10.5h16M8.5 3v5M15.5 3v5M17.5 15v6M14.5 18h6",
    "clock": "M12 3.5l6 2.5 2.5 6-2.5 6-6 2.5L6 18l-2.5-6L6 6zM12 7.5V12l3.5 2.5",
    "pin": "M12 21l-5.6-8.2V7L9.5 3.5h5L17.6 7v5.8zM12 7.5l2 2-2 2-2-2z",
    "people": (
        "M9 4.5l2.6 1.2v3.6L9 11 6.4 9.3V5.7zM3 19.5v-3L5.5 14h7l2.5 2.5v3"
        "M15.5 5l2.3 1.2v3L15.5 10.8M17 14h1.5l2.5 2.5v3"
    ),
    "feed": "M4.5 17.5h2v2h-2zM4.5 11.5l5 2.5 2.5 5.5M4.5 5l9.5 5 5 9.5",
    "print": "M7 9V3.5h10V9M7 17H3.5V9h17v8H17M7 14h10v6.5H7z",
    "download": "M12 4v11M7 10.5l5 5 5-5M4.5 20h15",
    "document": "M6 3.5h8l4.5 4.5v12.5H6zM13.5 3.5V8.5h5M9 13h6M9 16.5h6",
    "external": "M13 4.5h6.5V11M19 5l-8.5 8.5M16 14v5.5H4.5V8H10",
    "copy": "M8.5 8.5h11v11h-11zM15.5 8.5v-4h-11v11h4",
    "code": "M8.5 6.5L3 12l5.5 5.5M15.5 6.5L21 12l-5.5 5.5M13.5 4l-3 16",
    "globe": (
        "M12 3.5l6 2.5 2.5 6-2.5 6-6 2.5L6 18l-2.5-6L6 6zM3.5 12h17M12 3.5L8.5 12l3.5 8.5"
        "M12 3.5l3.5 8.5-3.5 8.5"
    ),
    "info": "M12 3.5l6 2.5 2.5 6-2.5 6-6 2.5L6 18l-2.5-6L6 6zM12 11v5.5M12 7.3v1.4",
    "alert": "M12 4l9 16H3zM12 10v5M12 16.7v1.4",
    "agreement": "M18 10.5v-7H6v17h6M9 8h6M9 11.5h3.5M17 13.5l3.5 3.5-3.5 3.5-3.5-3.5z",
    "filter": "M4 7h16M7 12h10M10 17h4",
    "menu": "M4 7h16M4 12h16M4 17h16",
    "grid": "M4 4.5h16v15H4zM4 9.5h16M4 14.5h16M9.3 4.5v15M14.7 4.5v15",
    "columns": "M4 4.5h16v15H4zM9.3 4.5v15M14.7 4.5v15",
    "year": (
        "M4 4.5h4v4H4zM10 4.5h4v4h-4zM16 4.5h4v4h-4zM4 10h4v4H4zM10 10h4v4h-4zM16 10h4v4h-4z"
        "M4 15.5h4v4H4zM10 15.5h4v4h-4zM16 15.5h4v4h-4z"
    ),
    "list": "M9 6.5h11M9 12h11M9 17.5h11M4 6.5h2M4 12h2M4 17.5h2",
    "map": "M3.5 6.5l5.5-2 6 2 5.5-2v13l-5.5 2-6-2-5.5 2zM9 4.5v13M15 6.5v13",
    "share": "M12 15V3.5M7.5 8L12 3.5 16.5 8M8 11.5H5V20.5h14v-9h-3",
    "message": "M4 4.5h16v12H11l-5 4v-4H4zM8 9h8M8 12.5h5",
    "mail": "M3.5 6h17v12.5h-17zM3.5 7l8.5 6.5L20.5 7",
}

# Icons that point somewhere in the line of reading: right-to-left pages show them mirrored.
MIRRORED: Final[frozenset[str]] = frozenset({"arrow", "chevron", "external", "feed", "list"})
