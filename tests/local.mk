# Every test prints TAP; automake counts the single checks.
# timed.sh notes how long each test took, and of a processor.
LOG_DRIVER = env AM_TAP_AWK='$(AWK)' $(SHELL) $(top_srcdir)/tests/timed.sh \
	$(SHELL) $(top_srcdir)/build-aux/tap-driver.sh
TEST_EXTENSIONS = .sh
SH_LOG_DRIVER = $(LOG_DRIVER)
SH_LOG_COMPILER = $(SHELL)
# PLAIN_CPU: GLIBC_TUNABLES for tests that count instructions. Without it the C library picks its string
# functions by the processor, and counts differ from machine to machine by a twentieth.
# TEST_TOOLS: where ./bootstrap --check has unpacked programs whose packages would start a daemon.
AM_TESTS_ENVIRONMENT = \
	CMOCKA_MESSAGE_OUTPUT=TAP LC_ALL=C.UTF-8 TZ=UTC \
	FLEETLAB='$(abs_top_builddir)/src/fleetlab$(EXEEXT)' \
	FLEETLAB_DATA_DIR='$(abs_top_srcdir)/data' FLEETLAB_CONFIG='' XDG_CACHE_HOME=/dev/null \
	srcdir='$(abs_top_srcdir)' builddir='$(abs_top_builddir)' \
	PLAIN_CPU=glibc.cpu.hwcaps=-AVX2_Usable,-AVX2,-AVX,-BMI2,-ERMS,-FSRM,-SSE4_2,-SSE4_1,-SSSE3 \
	TEST_TOOLS="$${TEST_TOOLS-$(abs_top_srcdir)/test-tools}"; \
	PATH="$$TEST_TOOLS/usr/sbin:$$TEST_TOOLS/usr/bin:$$TEST_TOOLS/bin:$$PATH:/usr/sbin:/sbin"; \
	export CMOCKA_MESSAGE_OUTPUT LC_ALL TZ FLEETLAB FLEETLAB_DATA_DIR FLEETLAB_CONFIG XDG_CACHE_HOME \
	srcdir builddir PLAIN_CPU TEST_TOOLS PATH;

# Once all have passed: the slowest, with their seconds by the clock and of a processor.
check-local: check-TESTS
	@echo "The slowest tests, in seconds, and those of a processor:"
	@for log in $(TEST_LOGS); do awk -v test="$${log%.log}" '/^:seconds:/ { at = $$2 } \
		/^:processor:/ { print at, $$2, test }' "$${log%.log}.trs"; done | sort -rn | head -n 15

TEST_LIBS = $(LAB_LIBS) $(JANSSON_LIBS) $(CMOCKA_LIBS)

EXTRA_DIST += tests/setting.h tests/course/ours.h tests/timed.sh tests/missing/cmocka/cmocka.h tests/missing/jansson/jansson.h

# They run in this order: rooms whose tests take long come first, and no core waits for one at the end.
include tests/term/local.mk
include tests/model/local.mk
include tests/tour/local.mk
include tests/cmd/local.mk
include tests/class/local.mk
include tests/house/local.mk
include tests/lesson/local.mk
include tests/course/local.mk
include tests/view/local.mk
include tests/store/local.mk
include tests/design/local.mk
include tests/scenes/local.mk
include tests/report/local.mk
include tests/web/local.mk
include tests/sim/local.mk
include tests/fuzz/local.mk
include tests/mutants/local.mk

# What needs no terminal and no other program, for those who build a package.
UNIT_TESTS = $(sim_tests) $(STORE_TESTS) $(COURSE_TESTS) $(DESIGN_TESTS) $(LESSON_TESTS) \
	$(SCENES_TESTS) $(VIEW_TESTS) $(WEB_TESTS) $(REPORT_TESTS) $(CLASS_TESTS) $(FUZZ_REPLAYS) tests/cmd/test_machines.sh
check-units:
	$(MAKE) check TESTS='$(UNIT_TESTS)'

# The units of store, course and lesson under valgrind. The longest ones play what shorter ones play, only more often.
VALGRIND_TESTS = $(STORE_TESTS) tests/course/test_catalog tests/course/test_text \
	tests/course/test_settings tests/lesson/test_calibration tests/lesson/test_history \
	tests/lesson/test_part2 tests/lesson/test_part3
check-valgrind:
	$(MAKE) check TESTS='$(VALGRIND_TESTS)' LOG_COMPILER='valgrind -q --error-exitcode=99'

# Minutes for each fuzzer where they are built, and all units under valgrind.
VALGRIND_ALL = $(STORE_TESTS) $(COURSE_TESTS) $(DESIGN_TESTS) $(LESSON_TESTS) $(SCENES_TESTS)
if FUZZING
check-long: check-terminals check-longer check-browser check-package check-mutants
	$(MAKE) fuzz SECONDS=180
else
check-long: check-terminals check-longer check-browser check-package check-mutants
	$(MAKE) check-valgrind VALGRIND_TESTS='$(VALGRIND_ALL)'
endif
# The lab in every terminal, locale and size, and all of it in tmux.
check-terminals:
	CHECK_LONG=1 $(MAKE) check TESTS='$(TERM_PLAYED)'
# What is short in make check: races, kills, many files, hostile bytes one by one, votes by chance, and
# points at which the second model is asked.
check-longer:
	CHECK_LONG=1 $(MAKE) check TESTS='tests/cmd/test_box.sh tests/cmd/test_hostile.sh tests/sim/chance tests/model/test_model.sh tests/tour/test_deletions.sh'
# Configured with --enable-sanitizers: but for what they can't change, and what plays other tests' paths.
check-sanitized:
	$(MAKE) check TESTS='$(filter-out tests/house/% tests/term/test_budget tests/term/test_cost tests/term/test_speech.sh,$(TESTS))'
.PHONY: check-sanitized check-units check-valgrind check-terminals check-longer check-long fuzz
