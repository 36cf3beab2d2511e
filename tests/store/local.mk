# tests of store
STORE_TESTS = tests/store/test_values tests/store/test_tables
check_PROGRAMS += $(STORE_TESTS)
TESTS += $(STORE_TESTS)
STORE_SCRATCH = tests/store/scratch.c tests/store/scratch.h

tests_store_test_values_SOURCES = tests/store/test_values.c $(STORE_SCRATCH)
tests_store_test_values_LDADD = $(TEST_LIBS)
tests_store_test_tables_SOURCES = tests/store/test_tables.c $(STORE_SCRATCH)
tests_store_test_tables_LDADD = $(TEST_LIBS)
