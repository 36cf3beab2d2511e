# tests of cmd
CMD_TESTS = \
	tests/cmd/test_box.sh \
	tests/cmd/test_class.sh \
	tests/cmd/test_data.sh \
	tests/cmd/test_descriptors.sh \
	tests/cmd/test_eval.sh \
	tests/cmd/test_exit_status.sh \
	tests/cmd/test_handin.sh tests/cmd/test_return.sh \
	tests/cmd/test_hostile.sh \
	tests/cmd/test_install.sh \
	tests/cmd/test_illustrative.sh \
	tests/cmd/test_language.sh \
	tests/cmd/test_instructor.sh \
	tests/cmd/test_machines.sh \
	tests/cmd/test_new_track.sh \
	tests/cmd/test_pager.sh \
	tests/cmd/test_progress.sh \
	tests/cmd/test_prove.sh \
	tests/cmd/test_quota.sh \
	tests/cmd/test_report.sh \
	tests/cmd/test_screens.sh \
	tests/cmd/test_servers.sh \
	tests/cmd/test_spanish.sh \
	tests/cmd/test_shards.sh \
	tests/cmd/test_start.sh \
	tests/cmd/test_status.sh \
	tests/cmd/test_sweep.sh \
	tests/cmd/test_switches.sh \
	tests/cmd/test_texts.sh \
	tests/cmd/test_track.sh \
	tests/cmd/test_uncut.sh \
	tests/cmd/test_upload.sh \
	tests/cmd/test_whole.sh
TESTS += $(CMD_TESTS)
EXTRA_DIST += $(CMD_TESTS) tests/cmd/tap.sh tests/cmd/users.sh tests/cmd/golden/evaluations.csv \
	tests/cmd/golden/spanish.txt tests/cmd/pseudo.py

check_PROGRAMS += tests/cmd/poison
tests_cmd_poison_SOURCES = tests/cmd/poison.c
tests_cmd_poison_LDADD = $(LAB_LIBS)

check_PROGRAMS += tests/cmd/box_play
tests_cmd_box_play_SOURCES = tests/cmd/box_play.c

check_PROGRAMS += tests/cmd/test_hangup
TESTS += tests/cmd/test_hangup
tests_cmd_test_hangup_SOURCES = tests/cmd/test_hangup.c $(STORE_SCRATCH)
tests_cmd_test_hangup_LDADD = $(TEST_LIBS)

# A fifth track.
EXTRA_DIST += tests/cmd/sat/finale.ini tests/cmd/sat/judges.csv tests/cmd/sat/part1.ini \
	tests/cmd/sat/part2.ini tests/cmd/sat/part3.ini tests/cmd/sat/presets.csv \
	tests/cmd/sat/stress.ini tests/cmd/sat/texts.csv
