# tests of tour
TESTS += tests/tour/test_explained tests/tour/test_tour tests/tour/test_deletions.sh
EXTRA_DIST += tests/tour/test_deletions.sh

check_PROGRAMS += tests/tour/test_explained tests/tour/test_tour tests/tour/deletions
tests_tour_test_explained_SOURCES = tests/tour/test_explained.c $(STORE_SCRATCH)
tests_tour_test_explained_LDADD = $(TEST_LIBS)
tests_tour_test_tour_SOURCES = tests/tour/test_tour.c $(STORE_SCRATCH)
tests_tour_test_tour_LDADD = $(TEST_LIBS)
tests_tour_deletions_SOURCES = tests/tour/deletions.c $(LESSON_PLAY) $(KNOWN_WINDOW)
tests_tour_deletions_LDADD = $(TEST_LIBS)
tests_tour_deletions_LDFLAGS = $(WRAP_WINDOW)
