"""The words that the H5P player itself shows, in the reader's language."""

from django.utils.translation import gettext_lazy as _

# Buttons that are switched off here keep their English defaults.
WORDS = {
    "fullscreen": _("Full screen"),
    "disableFullscreen": _("Leave full screen"),
    "close": _("Close"),
    "title": _("Title"),
    "author": _("Author"),
    "year": _("Year"),
    "source": _("Source"),
    "license": _("Licence"),
    "thumbnail": _("Thumbnail"),
    "by": _("by"),
    "showMore": _("Show more"),
    "showLess": _("Show less"),
    "subLevel": _("Level below"),
    "size": _("Size"),
    "contentType": _("Type of content"),
    "changes": _("Changes"),
    "contentChanged": _("This content has changed since you last used it."),
    "startingOver": _("You start from the beginning."),
    "confirmDialogHeader": _("Please confirm"),
    "confirmDialogBody": _("Do you want to go on? This cannot be undone."),
    "cancelLabel": _("Cancel"),
    "confirmLabel": _("Confirm"),
    "connectionLost": _("The connection is lost. Your results are kept and sent when it is back."),
    "connectionReestablished": _("The connection is back."),
    "resubmitScores": _("Trying to send the kept results."),
    "offlineDialogHeader": _("The connection to the server is lost"),
    "offlineDialogBody": _("Your result could not be sent. Please check your connection."),
    "offlineDialogRetryMessage": _("Next try in :num …"),
    "offlineDialogRetryButtonLabel": _("Try now"),
    "offlineSuccessfulSubmit": _("Your results were sent."),
    "noCopyrights": _("There is no copyright information for this content."),
    "copyrightInformation": _("Rights of use"),
}


def player_words() -> dict[str, str]:
    """The player's texts by its own keys, in the language that is active."""
    return {key: str(text) for key, text in WORDS.items()}
