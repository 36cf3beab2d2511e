# tests of report
REPORT_WHOLE = tests/report/whole.c tests/report/whole.h $(LESSON_PLAY)
check_PROGRAMS += tests/report/make_ledger
tests_report_make_ledger_SOURCES = tests/report/make_ledger.c $(REPORT_WHOLE)
tests_report_make_ledger_LDADD = $(TEST_LIBS)

EXTRA_DIST += tests/report/check_page.py

REPORT_TESTS = tests/report/test_report tests/report/test_replay
check_PROGRAMS += $(REPORT_TESTS)
TESTS += $(REPORT_TESTS)
tests_report_test_report_SOURCES = tests/report/test_report.c $(REPORT_WHOLE)
tests_report_test_report_LDADD = $(TEST_LIBS)
tests_report_test_replay_SOURCES = tests/report/test_replay.c $(REPORT_WHOLE)
tests_report_test_replay_LDADD = $(TEST_LIBS)
