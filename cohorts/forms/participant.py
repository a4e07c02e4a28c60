"""What participants send."""

from django import forms


class DraftForm(forms.Form):
    """The text of an assignment; `key` is the opened page, `revision` the draft it started from."""

    text = forms.CharField(required=False, strip=False)
    revision = forms.IntegerField(required=False, min_value=0)
    key = forms.CharField(max_length=40, required=False)


class ReviewForm(forms.Form):
    """The marks of one review: a level and what was seen per criterion, and a word at the end."""

    comment = forms.CharField(required=False, max_length=20_000)

    def __init__(self, *args, criteria, **kwargs):
        super().__init__(*args, **kwargs)
        self.criteria = criteria
        for criterion in criteria:
            levels = [(level["value"], level["title"]) for level in criterion["levels"]]
            self.fields[f"level-{criterion['key']}"] = forms.ChoiceField(choices=levels, required=False)
            self.fields[f"comment-{criterion['key']}"] = forms.CharField(required=False, max_length=5_000)

    def marks(self):
        """What was chosen and written, by criterion; a criterion without either is left out."""
        found = {}
        for criterion in self.criteria:
            key = criterion["key"]
            level, comment = self.cleaned_data[f"level-{key}"], self.cleaned_data[f"comment-{key}"].strip()
            if level or comment:
                found[key] = {"points": int(level) if level else None, "comment": comment}
        return found
