"""What allauth says to people, where its own translation speaks otherwise than we do: our catalogues come first.

In German it mixes du and Sie, in Swedish it writes in another tone; both sound like the rest of the pages here.
"""

from django.utils.translation import gettext_noop as _

SAID = (
    _("Email"),
    _("Email address"),
    _("The email address and/or password you specified are not correct."),
    _("Please type your current password."),
    _("You must type the same password each time."),
    _("Too many failed login attempts. Try again later."),
    _("The password reset token was invalid."),
    _("Be patient, you are sending too many requests."),
    _("Please reauthenticate to safeguard your account."),
    _("Are you sure you want to sign out?"),
    _("You have signed out."),
    _("Password Reset"),
    _("Reset My Password"),
    _(
        "Forgotten your password? Enter your email address below, and we'll send you an email allowing "
        "you to reset it."
    ),
    _("Please contact us if you have any trouble resetting your password."),
    _(
        "We have sent you an email. If you have not received it please check your spam folder. Otherwise"
        " contact us if you do not receive it in a few minutes."
    ),
    _("Bad Token"),
    _("Your password is now changed."),
    _("You are already logged in as %(user_display)s."),
    _("Note"),
    _("Your account is protected by two-factor authentication. Please enter an authenticator code:"),
    _("You are about to generate a new set of recovery codes for your account."),
    _("Security Keys"),
    _("Security key"),
    _("Passkey"),
    _("Add Security Key"),
    _("Edit Security Key"),
    _("Remove Security Key"),
    _("No security keys have been added."),
    _("Use a security key"),
    _("This key does not indicate whether it is a passkey."),
    _("Two-Factor Authentication"),
    _("Authenticator secret"),
    _("No recovery codes set up."),
    _(
        "The password reset link was invalid, possibly because it has already been used.  Please request"
        ' a <a href="%(passwd_reset_url)s">new password reset</a>.'
    ),
)
