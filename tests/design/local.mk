# tests of design: what a design is worth, held against the model itself
DESIGN_TESTS = tests/design/test_dial tests/design/test_evaluation tests/design/test_stress \
	tests/design/test_tornado tests/design/test_variant
check_PROGRAMS += $(DESIGN_TESTS)
TESTS += $(DESIGN_TESTS)

tests_design_test_dial_SOURCES = tests/design/test_dial.c
tests_design_test_dial_LDADD = $(TEST_LIBS)
tests_design_test_evaluation_SOURCES = tests/design/test_evaluation.c
tests_design_test_evaluation_LDADD = $(TEST_LIBS)
tests_design_test_stress_SOURCES = tests/design/test_stress.c
tests_design_test_stress_LDADD = $(TEST_LIBS)
tests_design_test_variant_SOURCES = tests/design/test_variant.c
tests_design_test_variant_LDADD = $(TEST_LIBS)
tests_design_test_tornado_SOURCES = tests/design/test_tornado.c
tests_design_test_tornado_LDADD = $(TEST_LIBS)
