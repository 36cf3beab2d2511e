# tests of design: what a design is worth, held against the model itself
DESIGN_TESTS = tests/design/test_evaluation
check_PROGRAMS += $(DESIGN_TESTS)
TESTS += $(DESIGN_TESTS)

tests_design_test_evaluation_SOURCES = tests/design/test_evaluation.c
tests_design_test_evaluation_LDADD = $(TEST_LIBS)
