"""Settings from the environment, read with their type.

A wrong value raises `ImproperlyConfigured` with a sentence that says which variable, what was given
and what is expected. Secrets are never repeated in it.
"""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

from django.core.exceptions import ImproperlyConfigured

YES = {"1", "true", "yes", "on"}
NO = {"0", "false", "no", "off"}
HOST = re.compile(r"(?!-)[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63})*|\[[0-9a-f:.]+\]")
EMAIL = re.compile(r"[A-Za-z0-9._+-]{1,64}@([A-Za-z0-9-]{1,63}\.)+[A-Za-z]{2,63}")
SHORTEST_SECRET = 50


def wrong(name: str, given: object, expected: str) -> ImproperlyConfigured:
    """Return the error that stops the start, as one sentence."""
    return ImproperlyConfigured(f"{name} is {given!r}, but {expected} is expected.")


def text(name: str, default: str = "") -> str:
    """Return a text without the blanks around it; an empty variable counts as absent."""
    return os.environ.get(name, "").strip() or default


def flag(name: str, *, default: bool) -> bool:
    """Return yes or no."""
    given = text(name)
    if not given:
        return default
    if given.lower() in YES | NO:
        return given.lower() in YES
    raise wrong(name, given, "yes or no (1, true, on; 0, false, off)")


def number(name: str, default: int, *, least: int = 0, most: int = 10**9) -> int:
    """Return a whole number between `least` and `most`."""
    given = text(name, str(default))
    if not re.fullmatch(r"[0-9]{1,12}", given) or not least <= int(given) <= most:
        raise wrong(name, given, f"a whole number from {least} to {most}")
    return int(given)


def port() -> int:
    """Return the number of the port to serve at."""
    return number("PORT", 8000, least=1, most=65535)


def words(name: str, default: Sequence[str] = ()) -> list[str]:
    """Return the parts of a list written with commas."""
    given = text(name)
    return [word for part in given.split(",") if (word := part.strip())] or list(default)


def choice(name: str, default: str, options: Sequence[str]) -> str:
    """Return one of `options`, whatever its case."""
    given = text(name, default)
    for option in options:
        if option.lower() == given.lower():
            return option
    raise wrong(name, given, "one of " + ", ".join(options))


def host(name: str, default: str) -> str:
    """Return a host name, without scheme, port or path."""
    given = text(name, default).lower()
    if not HOST.fullmatch(given):
        raise wrong(name, given, "a host name such as agenda.example.ma")
    return given


def email(name: str) -> str:
    """Return an e-mail address; empty where none is given."""
    given = text(name)
    if given and not EMAIL.fullmatch(given):
        raise wrong(name, given, "an e-mail address such as agenda@example.ma")
    return given


def hosts(name: str, default: Sequence[str]) -> list[str]:
    """Return the hosts that are answered for; `.example.ma` stands for all below it."""
    given = words(name, default)
    for each in given:
        if each != "*" and not HOST.fullmatch(each.lower().removeprefix(".")):
            raise wrong(name, each, "host names with commas between them, without scheme or port")
    return given


def _split(name: str, given: str) -> SplitResult:
    try:
        parts = urlsplit(given)
        _ = parts.port
    except ValueError:
        raise wrong(name, given, "an address such as https://agenda.example.ma") from None
    return parts


def origin(name: str, given: str) -> str:
    """Return scheme, host and port of a web address that has nothing else."""
    parts = _split(name, given)
    bare = f"{parts.scheme}://{parts.netloc}"
    named = HOST.fullmatch(parts.netloc.lower().removesuffix(f":{parts.port}"))
    if parts.scheme not in {"http", "https"} or not named or given.removesuffix("/") != bare:
        raise wrong(name, given, "http:// or https:// and a host, without path or password,")
    return bare.lower()


def origins(name: str, default: Sequence[str]) -> list[str]:
    """Return web addresses as `origin` does, from a list with commas."""
    return [origin(name, each) for each in words(name, default)]


def ancestors(name: str) -> list[str]:
    """Return who may frame what is made for it: `*` for everybody, or a list of web addresses.

    `https://*.example.ma` stands for all hosts below that one.
    """
    given = words(name, ["*"])
    return given if given == ["*"] else [_ancestor(name, each) for each in given]


def _ancestor(name: str, given: str) -> str:
    plain = given.replace("://*.", "://", 1)
    try:
        found = origin(name, plain)
    except ImproperlyConfigured:
        expected = "* alone, or a list of addresses such as https://www.example.ma, without path,"
        raise wrong(name, given, expected) from None
    return found if plain == given else found.replace("://", "://*.", 1)


def scheme(name: str, given: str, options: Sequence[str]) -> str:
    """Return the scheme of an address that may hold a password, which no message repeats."""
    found, separator, _rest = given.partition("://")
    if not separator or found not in options:
        expected = ", ".join(f"{option}://…" for option in options)
        raise wrong(name, f"{found[:12]}…", f"an address that begins with one of {expected}")
    return found


def secret(name: str, file: Path) -> str:
    """Return the secret in the variable, in the file `<name>_FILE`, or in `file`, made once."""
    given, named = text(name), text(f"{name}_FILE")
    where = Path(named) if named else file
    if not given:
        given = _read(f"{name}_FILE", where) if named or where.exists() else _make(name, where)
    if len(given) < SHORTEST_SECRET:
        expected = f"a random text of at least {SHORTEST_SECRET} characters"
        raise wrong(name, f"a text of {len(given)} characters", expected)
    return given


def _read(name: str, file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8").strip()
    except OSError as error:
        raise wrong(name, str(file), f"a readable file ({error.strerror})") from None


def _make(name: str, file: Path) -> str:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as new:
            new.write(secrets.token_urlsafe(SHORTEST_SECRET))
    except FileExistsError:
        pass  # another process was faster
    except OSError as error:
        expected = f"a secret, or a place where one can be kept ({file}: {error.strerror}),"
        raise wrong(name, "absent", expected) from None
    return _read(name, file)
