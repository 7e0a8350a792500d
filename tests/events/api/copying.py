"""A partner's copy of the calendar, kept by what the API tells alone. It knows nothing else."""

from __future__ import annotations

COPIED = {"event": "uid", "region": "slug", "programme": "slug", "tour": "slug"}
PLURALS = {kind: f"{kind}s" for kind in COPIED}


class Copy:
    """Begins with the whole calendar or with nothing, then follows the changes."""

    def __init__(self, ask, limit=50) -> None:
        self.ask, self.limit = ask, limit
        self.since = 0
        self.told: list[tuple[str, str, str]] = []
        self.things: dict[str, dict[str, dict]] = {kind: {} for kind in COPIED}

    def begin(self) -> Copy:
        whole = self.ask("calendar.json")
        self.since = whole["version"]
        for kind, key in COPIED.items():
            self.things[kind] = {one[key]: one for one in whole[PLURALS[kind]]}
        return self

    def follow(self) -> Copy:
        """Take over what happened since, and remember what was told."""
        self.told = []
        answer = self.ask(f"changes?since={self.since}&limit={self.limit}")
        self.take(answer["changes"])
        while answer["next"]:
            answer = self.ask(answer["next"])
            self.take(answer["changes"])
        self.since = answer["since"]
        assert self.since == answer["version"]
        return self

    def take(self, changes) -> None:
        for change in changes:
            self.told.append((change["type"], change["kind"], change["id"]))
            if change["type"] not in COPIED:
                continue
            if change["object"] is None:
                self.things[change["type"]].pop(change["id"], None)
            else:
                self.things[change["type"]][change["id"]] = change["object"]

    @property
    def organisations(self) -> set[str]:
        """Those that the copied events show: all that are public."""
        found = set()
        for event in self.things["event"].values():
            found |= {role["organisation"]["slug"] for role in event["organisations"]}
            for agreement in event["agreements"]:
                found |= {party["slug"] for party in agreement["parties"]}
            led = self.things["programme"][event["programme"]["slug"]]["lead_organisation"]
            found |= {led["slug"]} if led else set()
        return found
