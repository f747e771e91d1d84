# Everything is set up by these two; both make their own virtual environment in .venv.
#   make demo   analyse both sample clips and show the reports
#   make test   style, types, layering and all tests
# make app opens the dashboard; make samples makes the samples' shipped landmarks, reports and
# pictures again, after a number or a drawing has changed; make speed measures time and memory of whole analyses.

VENV ?= .venv
PYTHON ?= $(shell for python in python3.12 python3.11 python3 python; do \
	$$python -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 12))' 2>/dev/null \
	&& echo $$python && break; done)
BIN = $(VENV)/bin
REPORTS = demo_reports

.PHONY: demo test app samples speed clean

demo: $(VENV)/.installed
	@mkdir -p $(REPORTS)
	@set -e; for sample in side:10.08 rear:10.44; do \
		view=$${sample%:*}; \
		$(BIN)/formcheck analyze sample_videos/$$view.mp4 --height-cm 175 --speed-kmh $${sample#*:} \
			--json $(REPORTS)/$$view.json --csv $(REPORTS)/$$view.csv --video $(REPORTS)/$$view.mp4; \
	done

test: $(VENV)/.installed-with-tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest

app: $(VENV)/.installed
	$(BIN)/formcheck app

samples: $(VENV)/.installed
	@set -e; for sample in side:10.08 rear:10.44; do \
		clip=sample_videos/$${sample%:*}; \
		$(BIN)/formcheck analyze $$clip.mp4 --height-cm 175 --speed-kmh $${sample#*:} \
			--landmarks $$clip.landmarks.npz --json $$clip.report.json \
			--video $$clip.annotated.mp4 --stills $$clip.stills; \
	done

speed: $(VENV)/.installed
	$(BIN)/python benchmarks/speed.py

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
