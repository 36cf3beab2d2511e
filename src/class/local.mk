# class: the staff's side: drop boxes, and what is made of what students handed in (gradebooks,
# histograms, exports). Reads ledgers; no part of a student's session.
noinst_LIBRARIES += src/class/libclass.a
LAB_LAYERS += src/class/libclass.a
src_class_libclass_a_SOURCES = \
	src/class/anchored.c src/class/anchored.h \
	src/class/cells.c src/class/cells.h \
	src/class/class.c src/class/class.h \
	src/class/dropbox.c src/class/dropbox.h \
	src/class/feedback.c src/class/feedback.h \
	src/class/finding.c src/class/finding.h \
	src/class/gradebook.c src/class/gradebook.h \
	src/class/gradebook_back.c src/class/gradebook_back.h \
	src/class/grading.c src/class/grading.h \
	src/class/histogram.c src/class/histogram.h \
	src/class/hosts.c src/class/hosts.h \
	src/class/hour.c src/class/hour.h \
	src/class/intake.c src/class/intake.h \
	src/class/intake_entry.c src/class/intake_entry.h \
	src/class/intake_known.c src/class/intake_known.h \
	src/class/intake_log.c src/class/intake_log.h \
	src/class/intake_store.c src/class/intake_store.h \
	src/class/jsonl.c src/class/jsonl.h \
	src/class/judge.c src/class/judge.h \
	src/class/listing.c src/class/listing.h \
	src/class/marks.c src/class/marks.h \
	src/class/pattern.c src/class/pattern.h \
	src/class/pattern_find.c src/class/pattern_find.h \
	src/class/roster.c src/class/roster.h \
	src/class/roster_columns.c src/class/roster_columns.h \
	src/class/sheet.c src/class/sheet.h \
	src/class/stressed.c src/class/stressed.h \
	src/class/summary.c src/class/summary.h \
	src/class/swept.c src/class/swept.h \
	src/class/tally.c src/class/tally.h \
	src/class/walk.c src/class/walk.h \
	src/class/words.c src/class/words.h \
	src/class/xapi.c src/class/xapi.h
