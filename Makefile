# Everything is set up by these two; both make their own virtual environment in .venv.
#   make demo   analyse two sample clips and show the reports
#   make test   style, types, layering and all tests
# make app             opens the dashboard
# make accuracy        renders and measures some 200 clips and writes docs/accuracy.md (an hour);
#                      make accuracy-quick measures the samples against wide limits
# make sample-videos   renders the sample videos again
# make samples         makes their shipped landmarks, reports and pictures again, after a number or
#                      a drawing has changed
# make soak            200 analyses in one server, into docs/reliability.md (a quarter of an hour)
# make speed           measures time and memory of whole analyses, and time of reading pictures

VENV ?= .venv
PYTHON ?= $(shell for python in python3.12 python3.11 python3 python; do \
	$$python -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 12))' 2>/dev/null \
	&& echo $$python && break; done)
BIN = $(VENV)/bin
REPORTS = demo_reports

# Sample clip, the runner's height in cm, and the belt's speed in km/h, as in samples.toml.
SAMPLES = side_before:178:10.44 side_after:178:10.44 rear_before:166:10.08 rear_after:166:10.08 \
	rear_markers:184:11.16 side_30fps:166:10.44
DEMO = $(filter side_before:% rear_before:%,$(SAMPLES))

.PHONY: demo test app sample-videos samples accuracy accuracy-quick soak speed clean

demo: $(VENV)/.installed
	@mkdir -p $(REPORTS)
	@set -e; for sample in $(DEMO); do \
		set -- $$(echo $$sample | tr : ' '); \
		$(BIN)/formcheck analyze sample_videos/$$1.mp4 --height-cm $$2 --speed-kmh $$3 \
			--json $(REPORTS)/$$1.json --csv $(REPORTS)/$$1.csv --video $(REPORTS)/$$1.mp4; \
	done

test: $(VENV)/.installed-with-tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest

app: $(VENV)/.installed
	$(BIN)/formcheck app

sample-videos: $(VENV)/.installed-with-tests
	$(BIN)/python -m benchmarks.samples

samples: $(VENV)/.installed
	@set -e; for sample in $(SAMPLES); do \
		set -- $$(echo $$sample | tr : ' '); clip=sample_videos/$$1; \
		$(BIN)/formcheck analyze $$clip.mp4 --height-cm $$2 --speed-kmh $$3 \
			--landmarks $$clip.landmarks.npz --json $$clip.report.json \
			--video $$clip.annotated.mp4 --stills $$clip.stills; \
	done

accuracy: $(VENV)/.installed-with-tests
	$(BIN)/python -m benchmarks.accuracy

accuracy-quick: $(VENV)/.installed-with-tests
	$(BIN)/python -m benchmarks.accuracy --quick

soak: $(VENV)/.installed-with-tests
	$(BIN)/python -m benchmarks.soak

speed: $(VENV)/.installed
	$(BIN)/python benchmarks/speed.py
	$(BIN)/python benchmarks/decoding.py

clean:
	rm -rf $(VENV) $(REPORTS)

$(VENV)/.installed: pyproject.toml constraints.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable .
	@touch $@

$(VENV)/.installed-with-tests: pyproject.toml constraints.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[test,benchmark]'
	@touch $@

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "formcheck: Expected Python 3.11 or 3.12, found neither: install one of them and try again." >&2; exit 2; }
	$(PYTHON) -m venv $(VENV)
