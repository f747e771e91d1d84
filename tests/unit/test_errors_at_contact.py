"""How wrong a pose model is at contact belongs to the model, not to the metric."""

from dataclasses import replace

import pytest
from synthetic_runner import Run, pose_of, trial_of

from formcheck.analyzers import all_analyzers, all_metrics, measure_all
from formcheck.pose import ERRORS_AT_CONTACT
from formcheck.records import ErrorAtContact, Measurement, NotMeasured, Reason, Trial, View

RUN = Run(view=View.RIGHT)
AT_CONTACT = [
    name
    for name, metric in all_metrics().items()
    if metric.repeatability.between_runners is not None
]


def trial_with(*errors: ErrorAtContact) -> Trial:
    return trial_of(RUN, replace(pose_of(RUN), estimator="Other 1.0", errors_at_contact=errors))


def shank(trial: Trial) -> Measurement | NotMeasured:
    (analyzer,) = (a for a in all_analyzers() if a.METRIC.name == "shank_angle")
    return analyzer.measure(trial)


def test_of_blazepose_they_are_known_for_each_metric_at_contact() -> None:
    assert [error.metric for error in ERRORS_AT_CONTACT] == AT_CONTACT


def test_without_them_posture_is_not_measured_and_cadence_is() -> None:
    results = measure_all(trial_with())
    refused = {r.metric.name: r for r in results if isinstance(r, NotMeasured)}
    assert {refused[name].reason for name in AT_CONTACT} == {Reason.ACCURACY_UNKNOWN}
    assert "how far off Other 1.0 is at landing" in refused["shank_angle"].seen
    assert isinstance(results[0], Measurement)


def test_a_bias_is_taken_out_and_a_suspected_one_is_allowed_for() -> None:
    plain, off, suspected = (
        shank(trial_with(ErrorAtContact(metric="shank_angle", half_width=3.0, caveat="x", **more)))
        for more in ({}, {"bias": -2.5}, {"suspected_bias": -2.5})
    )
    assert isinstance(plain, Measurement)
    assert isinstance(off, Measurement)
    assert isinstance(suspected, Measurement)
    assert off.value - plain.value == pytest.approx(2.5)
    assert off.high - plain.high == pytest.approx(2.5)
    assert suspected.value == plain.value
    assert suspected.high - plain.high == pytest.approx(2.5)
    assert plain.caveats == ("x",)


@pytest.mark.parametrize(
    ("half_width", "bias"),
    [(0.0, 0.0), (-1.0, 0.0), (float("nan"), 0.0), (float("inf"), 0.0), (1.0, float("nan"))],
)
def test_an_error_of_nothing_is_none(half_width: float, bias: float) -> None:
    for name in ("bias", "suspected_bias"):
        with pytest.raises(ValueError, match="finite biases for the error of knee, found"):
            ErrorAtContact(metric="knee", half_width=half_width, caveat="x", **{name: bias})
