"""What to do: exercises as data, and a plan of four weeks that fits the answers."""

from formcheck.practice.exercise import Exercise, Group, GroupText, cadence_targets
from formcheck.practice.library import all_exercises, exercise, exercises_for, groups
from formcheck.practice.page_text import page_text
from formcheck.practice.plan import Plan, Week
from formcheck.practice.plan_text import Outcome, plan_text
from formcheck.practice.planning import first_exercise, form_options, in_words, plan_for

__all__ = [
    "Exercise",
    "Group",
    "GroupText",
    "Outcome",
    "Plan",
    "Week",
    "all_exercises",
    "cadence_targets",
    "exercise",
    "exercises_for",
    "first_exercise",
    "form_options",
    "groups",
    "in_words",
    "page_text",
    "plan_for",
    "plan_text",
]
