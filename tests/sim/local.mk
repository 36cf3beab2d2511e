# tests of sim
sim_tests = \
	tests/sim/worked tests/sim/param tests/sim/scaling tests/sim/reliability \
	tests/sim/saturation tests/sim/luck tests/sim/compound tests/sim/chance tests/sim/finale \
	tests/sim/elementary tests/sim/signs
check_PROGRAMS += $(sim_tests)
TESTS += $(sim_tests)
sim_fixture = tests/sim/fixture.c tests/sim/fixture.h
tests_sim_worked_SOURCES = tests/sim/worked.c $(sim_fixture)
tests_sim_worked_LDADD = $(TEST_LIBS)
tests_sim_param_SOURCES = tests/sim/param.c $(sim_fixture)
tests_sim_param_LDADD = $(TEST_LIBS)
tests_sim_scaling_SOURCES = tests/sim/scaling.c $(sim_fixture)
tests_sim_scaling_LDADD = $(TEST_LIBS)
tests_sim_saturation_SOURCES = tests/sim/saturation.c $(sim_fixture)
tests_sim_saturation_LDADD = $(TEST_LIBS)
tests_sim_reliability_SOURCES = tests/sim/reliability.c $(sim_fixture)
tests_sim_reliability_LDADD = $(TEST_LIBS)
tests_sim_luck_SOURCES = tests/sim/luck.c $(sim_fixture)
tests_sim_luck_LDADD = $(TEST_LIBS)
tests_sim_compound_SOURCES = tests/sim/compound.c $(sim_fixture)
tests_sim_compound_LDADD = $(TEST_LIBS)
tests_sim_chance_SOURCES = tests/sim/chance.c
tests_sim_chance_LDADD = $(TEST_LIBS)
tests_sim_finale_SOURCES = tests/sim/finale.c $(sim_fixture)
tests_sim_finale_LDADD = $(TEST_LIBS)
tests_sim_elementary_SOURCES = tests/sim/elementary.c
tests_sim_elementary_LDADD = $(TEST_LIBS)
tests_sim_signs_SOURCES = tests/sim/signs.c $(sim_fixture)
tests_sim_signs_LDADD = $(TEST_LIBS)
