# cmd: main and one file a subcommand.
bin_PROGRAMS += src/fleetlab
src_fleetlab_SOURCES = \
	src/cmd/bench.c \
	src/cmd/check_data.c \
	src/cmd/class.c src/cmd/class_screen.c src/cmd/class_screen.h \
	src/cmd/class_watch.c src/cmd/class_watch.h \
	src/cmd/collect.c \
	src/cmd/collect_box.c src/cmd/collect_box.h \
	src/cmd/collect_files.c src/cmd/collect_files.h \
	src/cmd/collect_gradebook.c src/cmd/collect_gradebook.h \
	src/cmd/collect_html.c src/cmd/collect_html.h \
	src/cmd/collect_return.c src/cmd/collect_return.h \
	src/cmd/collect_sheet.c src/cmd/collect_sheet.h \
	src/cmd/collect_slices.c src/cmd/collect_slices.h \
	src/cmd/collect_xapi.c src/cmd/collect_xapi.h \
	src/cmd/collect_inputs.c src/cmd/collect_inputs.h \
	src/cmd/collect_list.c src/cmd/collect_list.h \
	src/cmd/command.c src/cmd/command.h \
	src/cmd/commands.c src/cmd/commands.h \
	src/cmd/descriptors.c src/cmd/descriptors.h \
	src/cmd/eval.c \
	src/cmd/feedback.c \
	src/cmd/lab.c \
	src/cmd/ledger.c \
	src/cmd/ledger_anchors.c src/cmd/ledger_anchors.h \
	src/cmd/locale.c src/cmd/locale.h \
	src/cmd/main.c \
	src/cmd/meaning.c src/cmd/meaning.h \
	src/cmd/meter.c src/cmd/meter.h \
	src/cmd/options.c src/cmd/options.h \
	src/cmd/output.c src/cmd/output.h \
	src/cmd/pager.c src/cmd/pager.h \
	src/cmd/prove.c \
	src/cmd/replay.c \
	src/cmd/report.c \
	src/cmd/say.c src/cmd/say.h \
	src/cmd/shards.c src/cmd/shards.h \
	src/cmd/new_track.c \
	src/cmd/screens.c \
	src/cmd/status.c \
	src/cmd/student.c src/cmd/student.h \
	src/cmd/submission.c src/cmd/submission.h \
	src/cmd/submit.c \
	src/cmd/sweep.c \
	src/cmd/texts.c \
	src/cmd/trial.c src/cmd/trial.h \
	src/cmd/validate.c \
	src/cmd/validation.c src/cmd/validation.h \
	src/cmd/version.c
src_fleetlab_LDADD = $(LAB_LIBS)
