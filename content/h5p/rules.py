"""Who may do what with H5P.

Installing libraries is installing code that runs in people's browsers, if boxed in; it needs the right
`content.install_h5p_library`, which is given to a person or a group and comes with no role.
"""

import rules


@rules.predicate
def writes_content(user):
    return bool(user.organisations_as("administrator", "author"))


@rules.predicate
def writes_for_its_organisation(user, content):
    return content is not None and content.organisation_id in user.organisations_as("administrator", "author")


rules.add_perm("content.view_h5p_contents", writes_content)
rules.add_perm("content.upload_h5p", writes_content)
rules.add_perm("content.replace_h5p", writes_for_its_organisation)
