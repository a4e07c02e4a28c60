"""What authors of the world have on their shelf: a course of pages, a picture, a document."""

from types import SimpleNamespace

from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.log_actions import log
from wagtail.models import Collection, Page

from tests.courses.trees import make_course


def fill(house: SimpleNamespace, letter: str) -> None:
    """Every title says whose it is."""
    house.course_page = make_course("en", organisation=house.organisation)
    house.lesson_page = house.course_page.get_children().first().get_children().first()
    house.shelf = house.course_page.get_parent()
    for page in (house.shelf, *house.shelf.get_descendants()):
        word = f"ZQ-{letter}-page-{page.pk}-title"
        Page.objects.filter(pk=page.pk).update(title=word, draft_title=word)
        log(page, "wagtail.edit", title=word)
    Page.objects.filter(pk=house.shelf.pk).update(locked=True, locked_at=timezone.now())
    folder = Collection.objects.get(name=house.organisation.name)
    house.image = get_image_model().objects.create(
        title=f"ZQ-{letter}-image-0-title", file=get_test_image_file(f"{letter}.png"), collection=folder
    )
    house.document = get_document_model().objects.create(
        title=f"ZQ-{letter}-document-0-title",
        file=ContentFile(f"ZQ-{letter}-document-0-body".encode(), name=f"{letter}.txt"),
        collection=folder,
    )
    house.folder = folder
