# fuzzers: each target runs its kept corpus in make check; with --enable-fuzzing it is a fuzzer, too.
FUZZ_WORLD = tests/fuzz/world.c tests/fuzz/world.h
FUZZ_REPLAYS = tests/fuzz/replay_ledger \
	tests/fuzz/replay_anchor \
	tests/fuzz/replay_csv \
	tests/fuzz/replay_ini \
	tests/fuzz/replay_script \
	tests/fuzz/replay_keys \
	tests/fuzz/replay_text
check_PROGRAMS += $(FUZZ_REPLAYS)
TESTS += $(FUZZ_REPLAYS)
EXTRA_DIST += tests/fuzz/corpus tests/fuzz/run.sh

tests_fuzz_replay_ledger_SOURCES = tests/fuzz/fuzz_ledger.c tests/fuzz/replay.c $(FUZZ_WORLD)
tests_fuzz_replay_ledger_LDADD = $(TEST_LIBS)
tests_fuzz_replay_anchor_SOURCES = tests/fuzz/fuzz_anchor.c tests/fuzz/replay.c $(FUZZ_WORLD)
tests_fuzz_replay_anchor_LDADD = $(TEST_LIBS)
tests_fuzz_replay_csv_SOURCES = tests/fuzz/fuzz_csv.c tests/fuzz/replay.c $(FUZZ_WORLD)
tests_fuzz_replay_csv_LDADD = $(TEST_LIBS)
tests_fuzz_replay_ini_SOURCES = tests/fuzz/fuzz_ini.c tests/fuzz/replay.c $(FUZZ_WORLD)
tests_fuzz_replay_ini_LDADD = $(TEST_LIBS)
tests_fuzz_replay_script_SOURCES = tests/fuzz/fuzz_script.c tests/fuzz/replay.c $(FUZZ_WORLD)
tests_fuzz_replay_script_LDADD = $(TEST_LIBS)
tests_fuzz_replay_keys_SOURCES = tests/fuzz/fuzz_keys.c tests/fuzz/replay.c $(FUZZ_WORLD)
tests_fuzz_replay_keys_LDADD = $(TEST_LIBS)
FUZZ_TEXT = tests/fuzz/fuzz_text.c tests/store/plain.c tests/store/plain.h
tests_fuzz_replay_text_SOURCES = $(FUZZ_TEXT) tests/fuzz/replay.c $(FUZZ_WORLD)
tests_fuzz_replay_text_LDADD = $(TEST_LIBS)

if FUZZING
FUZZERS = tests/fuzz/fuzz_ledger \
	tests/fuzz/fuzz_anchor \
	tests/fuzz/fuzz_csv \
	tests/fuzz/fuzz_ini \
	tests/fuzz/fuzz_script \
	tests/fuzz/fuzz_keys \
	tests/fuzz/fuzz_text
noinst_PROGRAMS += $(FUZZERS)
FUZZ_LINK = $(AM_LDFLAGS) -fsanitize=fuzzer
tests_fuzz_fuzz_ledger_SOURCES = tests/fuzz/fuzz_ledger.c $(FUZZ_WORLD)
tests_fuzz_fuzz_ledger_LDADD = $(TEST_LIBS)
tests_fuzz_fuzz_ledger_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_fuzz_anchor_SOURCES = tests/fuzz/fuzz_anchor.c $(FUZZ_WORLD)
tests_fuzz_fuzz_anchor_LDADD = $(TEST_LIBS)
tests_fuzz_fuzz_anchor_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_fuzz_csv_SOURCES = tests/fuzz/fuzz_csv.c $(FUZZ_WORLD)
tests_fuzz_fuzz_csv_LDADD = $(TEST_LIBS)
tests_fuzz_fuzz_csv_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_fuzz_ini_SOURCES = tests/fuzz/fuzz_ini.c $(FUZZ_WORLD)
tests_fuzz_fuzz_ini_LDADD = $(TEST_LIBS)
tests_fuzz_fuzz_ini_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_fuzz_script_SOURCES = tests/fuzz/fuzz_script.c $(FUZZ_WORLD)
tests_fuzz_fuzz_script_LDADD = $(TEST_LIBS)
tests_fuzz_fuzz_script_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_fuzz_keys_SOURCES = tests/fuzz/fuzz_keys.c $(FUZZ_WORLD)
tests_fuzz_fuzz_keys_LDADD = $(TEST_LIBS)
tests_fuzz_fuzz_keys_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_fuzz_text_SOURCES = $(FUZZ_TEXT) $(FUZZ_WORLD)
tests_fuzz_fuzz_text_LDADD = $(TEST_LIBS)
tests_fuzz_fuzz_text_LDFLAGS = $(FUZZ_LINK)

# make fuzz SECONDS=10: each fuzzer for so long, on top of its corpus; what it finds stays in fuzz-found.
SECONDS = 10
fuzz: $(FUZZERS)
	env FLEETLAB_DATA_DIR='$(abs_top_srcdir)/data' FLEETLAB_CONFIG= \
		$(SHELL) $(srcdir)/tests/fuzz/run.sh $(srcdir)/tests/fuzz/corpus $(SECONDS) $(FUZZERS)
endif
