# tests of lesson: each plays the lab through its events
LESSON_PLAY = tests/lesson/play.c tests/lesson/play.h
# for those that play the same again and again
KNOWN_WINDOW = tests/lesson/known_window.c
WRAP_WINDOW = -Wl,--wrap=sim_window_best
LESSON_TESTS = tests/lesson/test_calibration tests/lesson/test_case tests/lesson/test_evaluations \
	tests/lesson/test_figures \
	tests/lesson/test_finale tests/lesson/test_handin tests/lesson/test_history tests/lesson/test_numbers \
	tests/lesson/test_part2 tests/lesson/test_part3 tests/lesson/test_promises \
	tests/lesson/test_session tests/lesson/test_state tests/lesson/test_truth tests/lesson/test_undo
check_PROGRAMS += $(LESSON_TESTS)
TESTS += $(LESSON_TESTS)

tests_lesson_test_calibration_SOURCES = tests/lesson/test_calibration.c $(LESSON_PLAY)
tests_lesson_test_calibration_LDADD = $(TEST_LIBS)
tests_lesson_test_case_SOURCES = tests/lesson/test_case.c $(LESSON_PLAY)
tests_lesson_test_case_LDADD = $(TEST_LIBS)
tests_lesson_test_evaluations_SOURCES = tests/lesson/test_evaluations.c $(LESSON_PLAY)
tests_lesson_test_evaluations_LDADD = $(TEST_LIBS)
tests_lesson_test_evaluations_LDFLAGS = -Wl,--wrap=sim_scaling_eval \
	-Wl,--wrap=sim_reliability_eval -Wl,--wrap=sim_reliability_move \
	-Wl,--wrap=sim_compound_eval -Wl,--wrap=sim_finale_eval \
	-Wl,--wrap=sim_finale_move -Wl,--wrap=sim_swing -Wl,--wrap=sim_window_best
tests_lesson_test_finale_SOURCES = tests/lesson/test_finale.c $(LESSON_PLAY)
tests_lesson_test_finale_LDADD = $(TEST_LIBS)
tests_lesson_test_handin_SOURCES = tests/lesson/test_handin.c $(LESSON_PLAY)
tests_lesson_test_handin_LDADD = $(TEST_LIBS)
tests_lesson_test_history_SOURCES = tests/lesson/test_history.c $(LESSON_PLAY)
tests_lesson_test_history_LDADD = $(TEST_LIBS)
tests_lesson_test_numbers_SOURCES = tests/lesson/test_numbers.c $(LESSON_PLAY)
tests_lesson_test_numbers_LDADD = $(TEST_LIBS)
tests_lesson_test_part2_SOURCES = tests/lesson/test_part2.c $(LESSON_PLAY)
tests_lesson_test_part2_LDADD = $(TEST_LIBS)
tests_lesson_test_part3_SOURCES = tests/lesson/test_part3.c $(LESSON_PLAY)
tests_lesson_test_part3_LDADD = $(TEST_LIBS)
tests_lesson_test_promises_SOURCES = tests/lesson/test_promises.c $(LESSON_PLAY) $(STORE_FAULTY) \
	$(KNOWN_WINDOW)
tests_lesson_test_promises_LDADD = $(TEST_LIBS)
tests_lesson_test_promises_LDFLAGS = $(WRAP_WINDOW)
tests_lesson_test_session_SOURCES = tests/lesson/test_session.c $(LESSON_PLAY)
tests_lesson_test_session_LDADD = $(TEST_LIBS)
tests_lesson_test_state_SOURCES = tests/lesson/test_state.c $(LESSON_PLAY)
tests_lesson_test_state_LDADD = $(TEST_LIBS)
tests_lesson_test_figures_SOURCES = tests/lesson/test_figures.c tests/lesson/tagged.c \
	tests/lesson/tagged.h $(LESSON_PLAY)
tests_lesson_test_figures_LDADD = $(TEST_LIBS)
tests_lesson_test_truth_SOURCES = tests/lesson/test_truth.c tests/lesson/tagged.c \
	tests/lesson/tagged.h $(LESSON_PLAY)
tests_lesson_test_truth_LDADD = $(TEST_LIBS)
tests_lesson_test_undo_SOURCES = tests/lesson/test_undo.c
tests_lesson_test_undo_LDADD = $(TEST_LIBS)
