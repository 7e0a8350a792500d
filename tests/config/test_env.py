"""A wrong value in the environment stops the start with a sentence that says which and why."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from config import env, stores


@pytest.fixture
def given(monkeypatch):
    """Return a function that sets one variable, named X."""
    return lambda value, name="X": monkeypatch.setenv(name, value)


@pytest.mark.parametrize(
    ("value", "read", "result"),
    [
        ("yes", lambda: env.flag("X", default=False), True),
        ("0", lambda: env.flag("X", default=True), False),
        ("  ", lambda: env.flag("X", default=True), True),
        ("42", lambda: env.number("X", 1), 42),
        ("a, b,,c ", lambda: env.words("X"), ["a", "b", "c"]),
        ("", lambda: env.email("X"), ""),
        ("agenda+web@a.gov.ma", lambda: env.email("X"), "agenda+web@a.gov.ma"),
        ("debug", lambda: env.choice("X", "INFO", ("DEBUG", "INFO")), "DEBUG"),
        ("Agenda.Example.MA", lambda: env.host("X", ""), "agenda.example.ma"),
        (".example.ma,[::1]", lambda: env.hosts("X", []), [".example.ma", "[::1]"]),
        (
            "https://A.ma/,http://b:8000",
            lambda: env.origins("X", []),
            ["https://a.ma", "http://b:8000"],
        ),
        ("", lambda: env.ancestors("X"), ["*"]),
        ("*", lambda: env.ancestors("X"), ["*"]),
        (
            "https://WWW.a.ma/, https://*.b.ma,http://c:8000",
            lambda: env.ancestors("X"),
            ["https://www.a.ma", "https://*.b.ma", "http://c:8000"],
        ),
    ],
)
def test_a_right_value_is_read_with_its_type(given, value, read, result):
    given(value)
    assert read() == result


@pytest.mark.parametrize(
    ("value", "read", "expected"),
    [
        ("maybe", lambda: env.flag("X", default=False), "yes or no"),
        ("-1", lambda: env.number("X", 1), "a whole number from 0"),
        ("٣", lambda: env.number("X", 1), "a whole number"),
        ("7", lambda: env.number("X", 1, most=6), "from 0 to 6"),
        ("loud", lambda: env.choice("X", "INFO", ("DEBUG", "INFO")), "one of DEBUG, INFO"),
        ("https://a.ma", lambda: env.host("X", ""), "a host name"),
        ("agenda.a.ma", lambda: env.email("X"), "an e-mail address"),
        ("a@b.ma?cc=c@d.ma", lambda: env.email("X"), "an e-mail address"),
        ("a.ma:80", lambda: env.hosts("X", []), "without scheme or port"),
        ("ftp://a.ma", lambda: env.origins("X", []), "http:// or https://"),
        ("https://me:word@a.ma", lambda: env.origins("X", []), "without path or password"),
        ("https://a.ma/agenda", lambda: env.origins("X", []), "without path"),
        ("https://a.ma?x", lambda: env.origins("X", []), "without path"),
        ("https://a.ma:x", lambda: env.origins("X", []), "an address such as"),
        ("http://", lambda: env.origins("X", []), "a host"),
        ("www.a.ma", lambda: env.ancestors("X"), "* alone, or a list of addresses"),
        ("https://a.ma/agenda", lambda: env.ancestors("X"), "without path"),
        ("https://*", lambda: env.ancestors("X"), "addresses such as https://"),
        ("https://a.*.ma", lambda: env.ancestors("X"), "addresses such as https://"),
        ("https://a.ma; script-src *", lambda: env.ancestors("X"), "addresses such as https://"),
    ],
)
def test_a_wrong_value_is_refused_with_its_name_what_was_given_and_what_is_expected(
    given, value, read, expected
):
    given(value)
    with pytest.raises(ImproperlyConfigured) as refusal:
        read()
    sentence = str(refusal.value)
    assert sentence.startswith("X is ")
    assert value in sentence
    assert expected in sentence


def test_everybody_and_somebody_together_are_refused(given):
    given("*, https://a.ma")
    with pytest.raises(ImproperlyConfigured, match=r"X is '\*', but \* alone, or"):
        env.ancestors("X")


@pytest.mark.parametrize(
    "value",
    [
        "mysql://root:hidden@h/db",
        "postgres://u:hidden@h",
        "postgres://u:hidden@h:port/db",
        "hidden",
    ],
)
def test_a_wrong_database_is_refused_without_repeating_its_password(given, value):
    given(value, "DATABASE_URL")
    with pytest.raises(ImproperlyConfigured, match=r"DATABASE_URL is .* expected") as refusal:
        stores.database("DATABASE_URL", "")
    assert ":hidden" not in str(refusal.value)


def test_sqlite_locks_at_once_waits_and_keeps_a_write_ahead_log(given, tmp_path):
    given(f"sqlite:///{tmp_path}/new/db.sqlite3", "DATABASE_URL")
    database = stores.database("DATABASE_URL", "")
    assert database["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert database["OPTIONS"]["timeout"] == 20
    assert "journal_mode=WAL" in database["OPTIONS"]["init_command"]
    assert (tmp_path / "new").is_dir()


def test_postgresql_checks_the_connections_that_it_keeps(given):
    given("postgres://u@h:5433/db", "DATABASE_URL")
    database = stores.database("DATABASE_URL", "")
    assert database["ENGINE"] == "django.db.backends.postgresql"
    assert (database["HOST"], database["PORT"], database["NAME"]) == ("h", 5433, "db")
    assert database["CONN_HEALTH_CHECKS"] is True


def test_a_wrong_cache_is_refused_without_repeating_its_password(given):
    given("memcached://u:hidden@h", "CACHE_URL")
    with pytest.raises(
        ImproperlyConfigured, match=r"CACHE_URL is .*locmem://…, redis://…"
    ) as refusal:
        stores.cache("CACHE_URL", "")
    assert "hidden" not in str(refusal.value)


def test_a_package_that_is_not_installed_is_named_with_its_cure():
    with pytest.raises(ImproperlyConfigured, match="CACHE_URL needs the package nowhere: pip"):
        stores.needs("nowhere", "CACHE_URL", "production")


def test_a_secret_is_made_once_for_nobody_else_to_read(monkeypatch, tmp_path):
    monkeypatch.delenv("SECRET_KEY", raising=False)
    monkeypatch.delenv("SECRET_KEY_FILE", raising=False)
    file = tmp_path / "var" / "secret_key"
    first = env.secret("SECRET_KEY", file)
    assert len(first) >= 60
    assert env.secret("SECRET_KEY", file) == first
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_secret_is_read_from_the_file_that_is_named(given, tmp_path):
    (tmp_path / "key").write_text("s" * 60 + "\n")
    given(str(tmp_path / "key"), "X_FILE")
    assert env.secret("X", tmp_path / "other") == "s" * 60


def test_a_secret_file_that_cannot_be_read_is_refused(given, tmp_path):
    given(str(tmp_path / "absent"), "X_FILE")
    with pytest.raises(ImproperlyConfigured, match=r"X_FILE is .*absent.* a readable file"):
        env.secret("X", tmp_path / "other")


def test_a_short_secret_is_refused_and_not_repeated(given, tmp_path):
    given("tooshort")
    with pytest.raises(ImproperlyConfigured, match="X is 'a text of 8 characters'") as refusal:
        env.secret("X", tmp_path / "other")
    assert "tooshort" not in str(refusal.value)


def test_a_secret_that_cannot_be_kept_is_refused(monkeypatch, tmp_path):
    monkeypatch.delenv("X", raising=False)
    (tmp_path / "file").write_text("")
    with pytest.raises(ImproperlyConfigured, match=r"X is .*below.* expected"):
        env.secret("X", tmp_path / "file" / "below")
