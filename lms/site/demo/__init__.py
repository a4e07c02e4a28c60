"""The demo: three municipalities, invented people and companies, one cohort half way and one that has ended.

Texts, people and voices are the YAML files beside this module. It writes rows with dates in the past, which no
action would; everything that an action can do today goes through the action.
"""
