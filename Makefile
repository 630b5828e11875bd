# Every target does its own set-up; see scripts/dev.py.
PYTHON ?= python3

.PHONY: run test lint bench pictures walks elsewhere mutate torture truth bundle floors systems lock upgrade clean

run test lint bench pictures walks elsewhere mutate torture truth bundle floors systems lock clean:
	@$(PYTHON) scripts/dev.py $@

upgrade:
	@$(PYTHON) scripts/dev.py lock upgrade
