# tests of lab
CATALOG_TESTS = tests/lab/test_catalog tests/lab/test_faults tests/lab/test_text
check_PROGRAMS += $(CATALOG_TESTS)
TESTS += $(CATALOG_TESTS)

tests_lab_test_catalog_SOURCES = tests/lab/test_catalog.c
tests_lab_test_catalog_LDADD = $(TEST_LIBS)
tests_lab_test_faults_SOURCES = tests/lab/test_faults.c $(STORE_SCRATCH)
tests_lab_test_faults_LDADD = $(TEST_LIBS)
tests_lab_test_text_SOURCES = tests/lab/test_text.c
tests_lab_test_text_LDADD = $(TEST_LIBS)

check_PROGRAMS += tests/lab/test_session
TESTS += tests/lab/test_session
tests_lab_test_session_SOURCES = tests/lab/test_session.c tests/lab/play.c tests/lab/play.h
tests_lab_test_session_LDADD = $(TEST_LIBS)

check_PROGRAMS += tests/lab/test_part2
TESTS += tests/lab/test_part2
tests_lab_test_part2_SOURCES = tests/lab/test_part2.c tests/lab/play.c tests/lab/play.h
tests_lab_test_part2_LDADD = $(TEST_LIBS)

check_PROGRAMS += tests/lab/test_course tests/lab/test_promises
TESTS += tests/lab/test_course tests/lab/test_promises
tests_lab_test_course_SOURCES = tests/lab/test_course.c $(STORE_SCRATCH)
tests_lab_test_course_LDADD = $(TEST_LIBS)
tests_lab_test_promises_SOURCES = tests/lab/test_promises.c \
	tests/lab/play.c tests/lab/play.h $(STORE_FAULTY)
tests_lab_test_promises_LDADD = $(TEST_LIBS)
check_PROGRAMS += tests/lab/test_calibration
TESTS += tests/lab/test_calibration
tests_lab_test_calibration_SOURCES = tests/lab/test_calibration.c tests/lab/play.c tests/lab/play.h
tests_lab_test_calibration_LDADD = $(TEST_LIBS)
check_PROGRAMS += tests/lab/test_part3 tests/lab/test_finale
TESTS += tests/lab/test_part3 tests/lab/test_finale
tests_lab_test_part3_SOURCES = tests/lab/test_part3.c tests/lab/play.c tests/lab/play.h
tests_lab_test_part3_LDADD = $(TEST_LIBS)
tests_lab_test_finale_SOURCES = tests/lab/test_finale.c tests/lab/play.c tests/lab/play.h
tests_lab_test_finale_LDADD = $(TEST_LIBS)

check_PROGRAMS += tests/lab/test_history
TESTS += tests/lab/test_history
tests_lab_test_history_SOURCES = tests/lab/test_history.c tests/lab/play.c tests/lab/play.h
tests_lab_test_history_LDADD = $(TEST_LIBS)
