# tests of term
TERM_TESTS = tests/term/test_linear tests/term/test_look tests/term/test_no_room \
	tests/term/test_written
TERM_SH = tests/term/test_speech.sh tests/term/screens.sh tests/term/test_narrow.sh \
	tests/term/test_next.sh tests/term/test_linear_counts.sh tests/term/test_linear_ids.sh tests/term/test_linear_told.sh tests/term/test_linear_ways.sh tests/term/test_linear_names.sh tests/term/test_linear_words.sh
check_PROGRAMS += $(TERM_TESTS)
EXTRA_DIST += $(TERM_SH) tests/term/tmux.sh tests/term/window.sh tests/term/sshd.sh

tests_term_test_linear_SOURCES = tests/term/test_linear.c tests/view/fake.c tests/view/fake.h
tests_term_test_linear_LDADD = $(TEST_LIBS)
tests_term_test_no_room_SOURCES = tests/term/test_no_room.c $(STORE_FAULTY)
tests_term_test_no_room_LDADD = $(TEST_LIBS)

tests_term_test_written_SOURCES = tests/term/test_written.c
tests_term_test_written_LDADD = $(TEST_LIBS)
tests_term_test_look_SOURCES = tests/term/test_look.c
tests_term_test_look_LDADD = $(TEST_LIBS)

# The real program in a terminal.
TERM_TERMINAL = $(STORE_SCRATCH) tests/term/terminal.c tests/term/terminal.h \
	tests/term/vt.c tests/term/vt.h tests/term/student.c tests/term/student.h
TERM_PLAYED = tests/term/test_budget tests/term/test_both_ends tests/term/test_walk tests/term/test_matrix \
	tests/term/test_braille tests/term/test_cost tests/term/test_part1 tests/term/test_roles \
	tests/term/test_spine tests/term/test_ssh tests/term/test_tier tests/term/test_external tests/term/test_kill tests/term/test_typing
check_PROGRAMS += $(TERM_PLAYED)
TESTS += $(TERM_PLAYED) $(TERM_SH) $(TERM_TESTS)
tests_term_test_both_ends_SOURCES = tests/term/test_both_ends.c $(TERM_TERMINAL)
tests_term_test_both_ends_LDADD = $(TEST_LIBS)
tests_term_test_tier_SOURCES = tests/term/test_tier.c $(TERM_TERMINAL)
tests_term_test_tier_LDADD = $(TEST_LIBS)
tests_term_test_walk_SOURCES = tests/term/test_walk.c $(TERM_TERMINAL)
tests_term_test_walk_LDADD = $(TEST_LIBS)
tests_term_test_matrix_SOURCES = tests/term/test_matrix.c $(TERM_TERMINAL)
tests_term_test_matrix_LDADD = $(TEST_LIBS)
tests_term_test_spine_SOURCES = tests/term/test_spine.c $(TERM_TERMINAL)
tests_term_test_spine_LDADD = $(TEST_LIBS)
tests_term_test_ssh_SOURCES = tests/term/test_ssh.c $(TERM_TERMINAL)
tests_term_test_ssh_LDADD = $(TEST_LIBS)
TERM_ANSWER = tests/term/answer.c tests/term/answer.h $(TERM_TERMINAL)
tests_term_test_external_SOURCES = tests/term/test_external.c $(TERM_ANSWER)
tests_term_test_typing_SOURCES = tests/term/test_typing.c $(TERM_ANSWER)
tests_term_test_typing_LDADD = $(TEST_LIBS)
tests_term_test_external_LDADD = $(TEST_LIBS)
tests_term_test_kill_SOURCES = tests/term/test_kill.c $(TERM_TERMINAL)
tests_term_test_kill_LDADD = $(TEST_LIBS)
tests_term_test_part1_SOURCES = tests/term/test_part1.c $(TERM_TERMINAL)
tests_term_test_part1_LDADD = $(TEST_LIBS)
tests_term_test_budget_SOURCES = tests/term/test_budget.c $(TERM_TERMINAL)
tests_term_test_budget_LDADD = $(TEST_LIBS)
tests_term_test_cost_SOURCES = tests/term/test_cost.c $(TERM_TERMINAL)
tests_term_test_cost_LDADD = $(TEST_LIBS)
tests_term_test_braille_SOURCES = tests/term/test_braille.c tests/term/braille.c \
	tests/term/braille.h $(TERM_TERMINAL)
tests_term_test_braille_LDADD = $(TEST_LIBS)
tests_term_test_roles_SOURCES = tests/term/test_roles.c tests/view/golden.c tests/view/golden.h \
	$(TERM_TERMINAL)
tests_term_test_roles_LDADD = $(TEST_LIBS)
