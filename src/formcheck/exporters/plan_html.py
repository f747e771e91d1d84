"""A plan as one page of HTML for the screen and for paper: no script, nothing from elsewhere."""

from datetime import date
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from formcheck.drawings.exercises import exercise_svg
from formcheck.exporters.text_file import write_text
from formcheck.findings import professional_advice
from formcheck.practice import Exercise, Plan, in_words, plan_text

_TEMPLATE = "plan.html.j2"


def plan_html(plan: Plan) -> str:
    """Return the page of a plan; on paper it takes two sides of A4 at most."""
    environment = Environment(
        loader=PackageLoader("formcheck.exporters", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(_TEMPLATE).render(
        plan=plan,
        text=plan_text(),
        care=professional_advice(),
        day=in_words,
        short_day=_short_day,
        drawing=_drawing,
    )


def write_plan_html(plan: Plan, path: Path) -> None:
    """Write the page of a plan.

    Raises
    ------
    OutputError
        If the file cannot be written.
    """
    write_text(path, plan_html(plan))


def _drawing(exercise: Exercise) -> str:
    return exercise_svg(exercise.key, exercise.name)


def _short_day(day: date) -> str:
    return f"{day.day} {day:%B}"
