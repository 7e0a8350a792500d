"""The release names the code that answers."""

from config import release


def test_the_release_is_the_same_for_the_same_sources(tmp_path):
    (tmp_path / "events").mkdir()
    (tmp_path / "events" / "ical.py").write_text("one")
    assert release.digest(tmp_path) == release.digest(tmp_path)
    assert len(release.RELEASE) == 12


def test_a_changed_byte_and_a_renamed_file_make_another_release(tmp_path):
    file = tmp_path / "templates" / "page.html"
    file.parent.mkdir()
    file.write_text("one")
    first = release.digest(tmp_path)
    file.write_text("two")
    second = release.digest(tmp_path)
    file.rename(file.with_name("other.html"))
    assert len({first, second, release.digest(tmp_path)}) == 3


def test_what_is_no_source_does_not_count(tmp_path):
    first = release.digest(tmp_path)
    (tmp_path / "events").mkdir()
    (tmp_path / "events" / "notes.md").write_text("one")
    assert release.digest(tmp_path) == first
