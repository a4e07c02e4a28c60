"""Uploads become libraries and frozen revisions, or leave nothing at all."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from content.actions import h5p
from content.h5p import reports
from content.h5p.identity import LibraryId
from content.h5p.own_package import build_own_package
from content.h5p.places import root
from content.h5p.problems import Refused
from content.models import H5PContent, H5PLibrary, H5PRevision
from lms.core.models import AuditEvent
from tests.content.h5p_packages import REAL, described, package, tree
from tests.content.test_h5p_own_package import PARAMS
from tests.factories import OrganisationFactory, UserFactory

BAD = sorted((REAL / "h5p-bad").glob("*.h5p"))
HARMLESS = {"long_content_file_name.h5p"}


@pytest.fixture(autouse=True)
def _own_store(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def install(file, *, may_install=True, **options):
    if "content" not in options:
        options.setdefault("organisation", OrganisationFactory())
    return h5p.install(file, by=UserFactory(), may_install=may_install, **options)


def rows():
    return [model.objects.count() for model in (H5PLibrary, H5PContent, H5PRevision, AuditEvent)]


def test_a_package_becomes_library_and_revision():
    done = install(SimpleUploadedFile("greeting.h5p", package({"content/a.png": b"png"}).getvalue()))

    library = H5PLibrary.objects.get()
    assert (done.revision.number, done.revision.params, done.added) == (1, {"text": "Hello"}, [library.id_])
    assert (library.source_name, library.installed_by) == ("greeting.h5p", done.revision.uploaded_by)
    assert tree(root() / library.folder) == ["greeting.js", "library.json", "semantics.json"]
    assert tree(root() / done.revision.folder) == ["a.png", "content.json"]


def test_a_second_package_is_a_new_revision():
    first = install(package()).revision
    second = install(package({"content/content.json": {"text": "Hi"}}), content=first.content).revision

    assert (second.content, second.number) == (first.content, 2)
    first.refresh_from_db()
    assert first.params == {"text": "Hello"}


def test_the_same_package_again_is_the_same_revision():
    first = install(package()).revision
    before = tree(root())

    assert install(package(), content=first.content).revision == first
    assert tree(root()) == before


def test_installing_needs_the_right():
    with pytest.raises(Refused, match=r"Greeting 1\.0") as caught:
        install(package(), may_install=False)

    assert caught.value.codes == {"missing-libraries"}
    assert (rows(), tree(root())) == ([0, 0, 0, 0], [])


def test_an_ordinary_upload_uses_what_is_installed_and_changes_no_library():
    install(package())
    newer = package({"Greeting-1.0/library.json": described(patch=9, preloadedJs=[{"path": "greeting.js"}])})

    done = install(newer, may_install=False)

    assert (done.revision.main_library.patch, done.added, done.updated, done.held_back) == (0, [], [], [])


def test_a_newer_patch_waits_for_consent():
    install(package())
    newer = {"Greeting-1.0/library.json": described(patch=2, preloadedJs=[{"path": "greeting.js"}])}

    held = install(package(newer))
    assert (held.held_back, H5PLibrary.objects.get().patch) == ([LibraryId("Greeting", 1, 0)], 0)

    done = install(package(newer), update_libraries=True)
    assert (done.updated, H5PLibrary.objects.get().patch) == ([LibraryId("Greeting", 1, 0)], 2)


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_an_update_removes_the_old_files_after_the_commit():
    install(package())
    newer = package({"Greeting-1.0/library.json": described(patch=2, preloadedJs=[{"path": "greeting.js"}])})
    install(newer, update_libraries=True)

    assert [path for path in tree(root() / "libraries") if "/" not in path] == [
        H5PLibrary.objects.get().folder.removeprefix("libraries/")
    ]


def test_an_older_patch_changes_nothing():
    install(package({"Greeting-1.0/library.json": described(patch=2, preloadedJs=[{"path": "greeting.js"}])}))
    done = install(package(), update_libraries=True)

    assert (done.updated, done.held_back, H5PLibrary.objects.get().patch) == ([], [], 2)


def test_another_minor_version_lives_beside():
    install(package())
    other = {
        "Greeting-1.1/library.json": described(minor=1),
        "Greeting-1.0/library.json": None, "Greeting-1.0/semantics.json": None, "Greeting-1.0/greeting.js": None,
        "h5p.json": {"title": "Hi", "language": "en", "mainLibrary": "Greeting", "embedTypes": ["div"],
                     "preloadedDependencies": [{"machineName": "Greeting", "majorVersion": "1", "minorVersion": "1"}]},
    }  # fmt: skip
    install(package(other))

    assert [library.minor for library in H5PLibrary.objects.all()] == [0, 1]


def test_what_cannot_be_played_alone_is_refused():
    helper = described(preloadedJs=[{"path": "greeting.js"}]) | {"runnable": 0}

    with pytest.raises(Refused, match="cannot be played on its own"):
        install(package({"Greeting-1.0/library.json": helper}))
    assert (rows(), tree(root())) == ([0, 0, 0, 0], [])


def test_damage_that_shows_only_while_unpacking_leaves_nothing():
    raw = package({"content/a.txt": b"some text that is kept as it is"}).getvalue()
    at = raw.index(b"content/a.txt") + len("content/a.txt") + 2

    with pytest.raises(Refused, match=r"content/a\.txt is damaged"):
        install(io.BytesIO(raw[:at] + b"\xff\xff\xff" + raw[at + 3 :]))
    assert (rows(), tree(root())) == ([0, 0, 0, 0], [])


def test_our_own_package_is_taken_in_whole():
    revision = install(io.BytesIO(build_own_package(PARAMS, "Delegating", "sv"))).revision

    assert (revision.title, revision.language, str(revision.main_library.id_)) == (
        "Delegating",
        "sv",
        "LMS.Choice 1.0",
    )
    assert reports.playable(revision).assets.scripts == ("LMS.Choice-1.0/choice.js?ver=1.0.0",)


def test_how_many_contents_use_a_library():
    install(package())
    install(package({"content/content.json": {"text": "Another"}}))

    assert reports.contents_that_use([LibraryId("Greeting", 1, 0)]) == 2
    assert reports.contents_that_use([LibraryId("Other", 1, 0)]) == 0


@pytest.mark.skipif(not BAD, reason=f"no bad packages at {REAL / 'h5p-bad'}; set LMS_REAL_DATA")
@pytest.mark.parametrize(
    "path", [path for path in BAD if path.name not in HARMLESS], ids=lambda path: path.name
)
def test_real_bad_packages_are_refused_and_leave_nothing(path):
    before = rows(), tree(root())

    with path.open("rb") as file, pytest.raises(Refused) as caught:
        install(file)

    assert all(sentence.endswith(".") for sentence in caught.value.sentences)
    assert (rows(), tree(root())) == before


@pytest.mark.skipif(not BAD, reason=f"no bad packages at {REAL / 'h5p-bad'}; set LMS_REAL_DATA")
def test_a_name_that_is_too_long_is_shortened_and_still_found():
    with (REAL / "h5p-bad" / "long_content_file_name.h5p").open("rb") as file:
        done = install(file)

    revision = done.revision
    assert len(done.renamed) == 1
    shortened = revision.params["image"]["path"]
    assert len(shortened.rpartition("/")[2]) < 64
    assert (root() / revision.folder / shortened).is_file()
