"""The personal data of this app: why it is kept, how long, and what export and erasure do with it."""

from lms.core.personal import Personal

PERSONAL = {
    "User": Personal(
        purpose="to sign in and be addressed",
        retention="as long as the account",
        export="all but the password",
        erasure="name and address replaced by a pseudonym, sign-in closed",
    ),
    "Membership": Personal(
        purpose="to know who may do what",
        retention="ten years after its end, as evidence of who decided",
        export="whole",
        erasure="stays with the pseudonym",
    ),
    "Invitation": Personal(
        purpose="to let an invited person in",
        retention="until used or 14 days",
        export="dates and inviter's organisation",
        erasure="deleted",
    ),
    "NotificationChoice": Personal(
        purpose="to send only wanted letters",
        retention="as long as the account",
        export="whole",
        erasure="deleted",
    ),
    "account.EmailAddress": Personal(
        purpose="kept by the sign-in library",
        retention="as long as the account",
        export="address",
        erasure="deleted",
    ),
    "mfa.Authenticator": Personal(
        purpose="second factor and passkeys",
        retention="until removed by the person",
        export="kind and date, never the secret",
        erasure="deleted",
    ),
}
# Models without data about a person, or with no more than the number of who did it; each says why.
NOT_PERSONAL = {
    "Organisation": "says nothing about a person",
    "wagtailadmin.EditingSession": "who edits a page right now; gone within the hour",
    "wagtailadmin.FormState": "which panels an author has folded",
    "wagtailcore.APIToken": "not used: the interface has no door here",
    "wagtailcore.Comment": "an author's remark at work, deleted with the page",
    "wagtailcore.CommentReply": "an author's remark at work, deleted with the page",
    "wagtailcore.ModelLogEntry": "an editor's deed, by the number of the person",
    "wagtailcore.Page": "published text; the author by number",
    "wagtailcore.PageLogEntry": "an editor's deed, by the number of the person",
    "wagtailcore.PageSubscription": "an editor's choice, deleted with the person",
    "wagtailcore.Revision": "published text; the author by number",
    "wagtailcore.TaskState": "workflows are switched off",
    "wagtailcore.UploadedFile": "half an upload, gone when it is done",
    "wagtailcore.WorkflowState": "workflows are switched off",
    "wagtaildocs.Document": "published files; the uploader by number",
    "wagtailimages.Image": "published pictures; the uploader by number",
    "wagtailusers.UserProfile": "an editor's display choices, deleted with the person",
}
