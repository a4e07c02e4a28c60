"""Folders take their place whole, or leave nothing."""

import pytest

from content.h5p import names, store
from content.h5p.archive import Archive
from content.h5p.problems import Refused
from tests.content.h5p_packages import package, tree

PATHS = [("content/content.json", "content.json"), ("content/a/b.txt", "a/b.txt")]


@pytest.fixture
def archive():
    return Archive(package({"content/a/b.txt": b"text"}))


def test_a_folder_is_placed_with_its_digest(archive, tmp_path):
    with store.staging(tmp_path) as stage:
        stored = stage.unpack(archive, PATHS, "contents/one")
        assert store.file_in(tmp_path, "contents/one", "a/b.txt") is None
        stage.place()

    assert tree(tmp_path) == [
        "contents",
        "contents/one",
        "contents/one/a",
        "contents/one/a/b.txt",
        "contents/one/content.json",
    ]
    assert (stored.size, len(stored.sha256)) == (21, 64)


def test_the_digest_is_of_names_and_bytes(archive, tmp_path):
    with store.staging(tmp_path) as stage:
        first = stage.unpack(archive, PATHS, "contents/one")
        same = stage.unpack(archive, reversed(PATHS), "contents/two")
        other = stage.unpack(archive, [("content/a/b.txt", "content.json")], "contents/three")

    assert first.sha256 == same.sha256 != other.sha256
    assert tree(tmp_path) == []


def test_failed_work_leaves_nothing(archive, tmp_path):
    def fail_after_placing():
        with store.staging(tmp_path) as stage:
            stage.unpack(archive, PATHS, "contents/one")
            stage.place()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_after_placing()

    assert tree(tmp_path) == []


def test_damage_found_while_unpacking_leaves_nothing(tmp_path):
    body = package({"content/a.txt": b"some text that is kept as it is"})
    raw = body.getvalue()
    at = raw.index(b"content/a.txt") + len("content/a.txt") + 2
    body.seek(at)
    body.write(b"\xff\xff\xff")

    archive = Archive(body)

    with pytest.raises(Refused, match=r"content/a\.txt is damaged"), store.staging(tmp_path) as stage:
        stage.unpack(archive, [("content/a.txt", "a.txt")], "contents/one")

    assert tree(tmp_path) == []


@pytest.mark.parametrize("path", ["../two/secret", "/etc/passwd", "..", "", "a", "nul\0", "x" * 5000, "link"])
def test_no_path_leads_out_of_a_folder(path, tmp_path):
    (tmp_path / "one" / "a").mkdir(parents=True)
    (tmp_path / "two").mkdir()
    (tmp_path / "two" / "secret").write_text("x")
    (tmp_path / "one" / "link").symlink_to(tmp_path / "two" / "secret")

    assert store.file_in(tmp_path, "one", path) is None


def test_only_stored_folders_are_removed(tmp_path):
    for folder in ("contents/one", "other/two"):
        (tmp_path / folder).mkdir(parents=True)

    store.remove(tmp_path, "contents/one")
    store.remove(tmp_path, "other/two")
    store.remove(tmp_path, "contents/../other/two")

    assert tree(tmp_path) == ["contents", "other", "other/two"]


def test_long_names_are_shortened_in_files_and_parameters():
    path = f"images/{'a' * 80}.png"
    new = names.shortened([path, "images/short.png"])

    assert list(new) == [path]
    assert names.renamed({"x": [{"path": path}, {"path": "images/short.png"}, 1]}, new) == {
        "x": [{"path": new[path]}, {"path": "images/short.png"}, 1]
    }
    assert len(new[path]) < 64
