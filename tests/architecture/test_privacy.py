"""Every model says whether it holds personal data and what becomes of it."""

from importlib import import_module

import pytest
from django.apps import apps

from accounts.models import User
from lms.core.personal import Personal

OWN = {"accounts", "companies", "content", "courses", "cohorts", "certificates", "core"}


def declared():
    """Model label → what its app says about it."""
    found = {}
    for label in sorted(OWN):
        config = apps.get_app_config(label)
        module = import_module(f"{config.name}.privacy")
        for name, statement in {**module.PERSONAL, **module.NOT_PERSONAL}.items():
            found[name if "." in name else f"{label}.{name}"] = statement
    return found


def points_at_a_person(model):
    return any(field.related_model is User for field in model._meta.fields if field.is_relation)


def to_declare():
    return {
        model._meta.label
        for model in apps.get_models()
        if model._meta.app_label in OWN or points_at_a_person(model)
    }


def test_every_model_declares_its_personal_data():
    assert to_declare() - set(declared()) == set()


def test_nothing_is_declared_that_does_not_exist():
    assert set(declared()) - to_declare() == set()


@pytest.mark.parametrize("label", sorted(declared()))
def test_a_declaration_says_everything(label):
    statement = declared()[label]

    assert all(vars(statement).values()) if isinstance(statement, Personal) else statement
