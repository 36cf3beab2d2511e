# tests of lab
check_PROGRAMS += tests/lab/test_session
TESTS += tests/lab/test_session
tests_lab_test_session_SOURCES = tests/lab/test_session.c tests/lab/play.c tests/lab/play.h
tests_lab_test_session_LDADD = $(TEST_LIBS)
