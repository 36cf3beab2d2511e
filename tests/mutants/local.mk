# Faults put into a copy of the house, one at a time: tests must see each. MUTANTS=quick takes one a
# room, MUTANTS=WORDS those whose title or file has these words.
EXTRA_DIST += tests/mutants/mutants.sh tests/mutants/faults.list
check-mutants:
	MUTANTS='$(MUTANTS)' $(MAKE) check TESTS=tests/mutants/mutants.sh check_PROGRAMS=
.PHONY: check-mutants
