# tests of store
STORE_TESTS = tests/store/test_kernel tests/store/test_clean tests/store/test_typed \
	tests/store/test_whole tests/store/test_values tests/store/test_tables tests/store/test_path \
	tests/store/test_anchor tests/store/test_ledger tests/store/test_ledger_damage \
	tests/store/test_ledger_faults tests/store/test_names tests/store/test_stamp
check_PROGRAMS += $(STORE_TESTS) tests/store/is_plain
TESTS += $(STORE_TESTS)
STORE_SCRATCH = tests/store/scratch.c tests/store/scratch.h
STORE_FAULTY = $(STORE_SCRATCH) tests/store/faulty.c tests/store/faulty.h

tests_store_is_plain_SOURCES = tests/store/is_plain.c tests/store/plain.c tests/store/plain.h
tests_store_is_plain_LDADD = $(LAB_LIBS)
tests_store_test_clean_SOURCES = tests/store/test_clean.c tests/store/plain.c tests/store/plain.h \
	$(STORE_SCRATCH)
tests_store_test_clean_LDADD = $(TEST_LIBS)
tests_store_test_typed_SOURCES = tests/store/test_typed.c $(STORE_SCRATCH)
tests_store_test_typed_LDADD = $(TEST_LIBS)
tests_store_test_whole_SOURCES = tests/store/test_whole.c $(STORE_FAULTY)
tests_store_test_whole_LDADD = $(TEST_LIBS)
# The calls of the table are traced on their way to the C library.
tests_store_test_kernel_SOURCES = tests/store/test_kernel.c $(STORE_SCRATCH)
tests_store_test_kernel_LDADD = $(TEST_LIBS)
tests_store_test_kernel_LDFLAGS = $(AM_LDFLAGS) -Wl,--wrap=fdatasync -Wl,--wrap=fsync \
	-Wl,--wrap=syncfs -Wl,--wrap=flock -Wl,--wrap=rename -Wl,--wrap=unlink -Wl,--wrap=mkdir -Wl,--wrap=fchmod \
	-Wl,--wrap=close -Wl,--wrap=write -Wl,--wrap=getrandom
tests_store_test_names_SOURCES = tests/store/test_names.c
tests_store_test_names_LDADD = $(TEST_LIBS)
tests_store_test_stamp_SOURCES = tests/store/test_stamp.c $(STORE_FAULTY)
tests_store_test_stamp_LDADD = $(TEST_LIBS)
tests_store_test_values_SOURCES = tests/store/test_values.c $(STORE_SCRATCH)
tests_store_test_values_LDADD = $(TEST_LIBS)
tests_store_test_tables_SOURCES = tests/store/test_tables.c $(STORE_SCRATCH)
tests_store_test_tables_LDADD = $(TEST_LIBS)
tests_store_test_path_SOURCES = tests/store/test_path.c $(STORE_FAULTY)
tests_store_test_path_LDADD = $(TEST_LIBS)
tests_store_test_ledger_SOURCES = tests/store/test_ledger.c $(STORE_FAULTY)
tests_store_test_ledger_LDADD = $(TEST_LIBS)
tests_store_test_ledger_damage_SOURCES = tests/store/test_ledger_damage.c $(STORE_FAULTY)
tests_store_test_ledger_damage_LDADD = $(TEST_LIBS)
tests_store_test_ledger_faults_SOURCES = tests/store/test_ledger_faults.c $(STORE_FAULTY)
tests_store_test_ledger_faults_LDADD = $(TEST_LIBS)
tests_store_test_anchor_SOURCES = tests/store/test_anchor.c $(STORE_FAULTY)
tests_store_test_anchor_LDADD = $(TEST_LIBS)
