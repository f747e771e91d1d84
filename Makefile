# Everything is set up by these two; both make their own virtual environment in .venv.
#   make demo   analyse both sample clips and show the reports
#   make test   style, types, layering and all tests

VENV ?= .venv
PYTHON ?= $(shell for python in python3.12 python3.11 python3 python; do \
	$$python -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 12))' 2>/dev/null \
	&& echo $$python && break; done)
BIN = $(VENV)/bin
REPORTS = demo_reports

.PHONY: demo test clean

demo: $(VENV)/.installed
	@mkdir -p $(REPORTS)
	@for view in rear side; do \
		$(BIN)/formcheck analyze sample_videos/$$view.mp4 --height-cm 175 --speed-kmh 10.2 \
			--json $(REPORTS)/$$view.json --csv $(REPORTS)/$$view.csv --video $(REPORTS)/$$view.mp4 \
			|| exit 1; \
	done

test: $(VENV)/.installed-with-tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest

clean:
	rm -rf $(VENV) $(REPORTS)

$(VENV)/.installed: pyproject.toml constraints.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable .
	@touch $@

$(VENV)/.installed-with-tests: pyproject.toml constraints.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[test]'
	@touch $@

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "formcheck: Expected Python 3.11 or 3.12, found neither: install one of them and try again." >&2; exit 2; }
	$(PYTHON) -m venv $(VENV)
