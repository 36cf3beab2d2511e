# Every test prints TAP; automake counts the single checks.
LOG_DRIVER = env AM_TAP_AWK='$(AWK)' $(SHELL) $(top_srcdir)/build-aux/tap-driver.sh
TEST_EXTENSIONS = .sh
SH_LOG_DRIVER = $(LOG_DRIVER)
SH_LOG_COMPILER = $(SHELL)
AM_TESTS_ENVIRONMENT = \
	CMOCKA_MESSAGE_OUTPUT=TAP LC_ALL=C.UTF-8 TZ=UTC \
	FLEETLAB='$(abs_top_builddir)/src/fleetlab$(EXEEXT)' \
	FLEETLAB_DATA_DIR='$(abs_top_srcdir)/data' FLEETLAB_CONFIG='' \
	srcdir='$(abs_top_srcdir)' builddir='$(abs_top_builddir)'; \
	export CMOCKA_MESSAGE_OUTPUT LC_ALL TZ FLEETLAB FLEETLAB_DATA_DIR FLEETLAB_CONFIG srcdir builddir;

TEST_LIBS = $(LAB_LIBS) $(CMOCKA_LIBS)

include tests/sim/local.mk
include tests/store/local.mk
include tests/lab/local.mk
include tests/report/local.mk
include tests/view/local.mk
include tests/term/local.mk
include tests/class/local.mk
include tests/cmd/local.mk
include tests/house/local.mk
include tests/fuzz/local.mk
