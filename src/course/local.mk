# course: what an author writes (tracks, controls, rules, tables, texts, settings), as it is loaded.
noinst_LIBRARIES += src/course/libcourse.a
LAB_LAYERS += src/course/libcourse.a
src_course_libcourse_a_SOURCES = \
	src/course/catalog.c src/course/catalog.h \
	src/course/columns.c src/course/columns.h \
	src/course/control.c src/course/control.h \
	src/course/control_load.c src/course/control_load.h \
	src/course/derived.c src/course/derived.h \
	src/course/figure.c src/course/figure.h \
	src/course/form.c src/course/form.h \
	src/course/globe.c src/course/globe.h \
	src/course/language.c src/course/language.h \
	src/course/land.c src/course/land.h \
	src/course/loader.c src/course/loader.h \
	src/course/lock_load.c src/course/lock_load.h \
	src/course/nearest.c src/course/nearest.h \
	src/course/origin.h \
	src/course/param_read.c src/course/param_read.h \
	src/course/part.c src/course/part.h \
	src/course/part_load.c src/course/part_load.h \
	src/course/placeholder.c src/course/placeholder.h \
	src/course/plural.c src/course/plural.h \
	src/course/policy.c src/course/policy.h \
	src/course/preset.c src/course/preset.h \
	src/course/reference.h \
	src/course/references.c src/course/references.h \
	src/course/row.c src/course/row.h \
	src/course/rubric.c src/course/rubric.h \
	src/course/rule.h \
	src/course/rule_load.c src/course/rule_load.h \
	src/course/schema_key.c src/course/schema_key.h \
	src/course/schema_table.c src/course/schema_table.h \
	src/course/schema_text.c src/course/schema_text.h \
	src/course/schema_word.c src/course/schema_word.h \
	src/course/section.c src/course/section.h \
	src/course/settings.c src/course/settings.h \
	src/course/stress.h \
	src/course/stress_load.c src/course/stress_load.h \
	src/course/table.c src/course/table.h \
	src/course/text.c src/course/text.h \
	src/course/text_asked.c src/course/text_asked.h \
	src/course/text_check.c src/course/text_check.h \
	src/course/text_list.c src/course/text_list.h \
	src/course/text_load.c src/course/text_load.h \
	src/course/text_wanted.c src/course/text_wanted.h \
	src/course/track.h \
	src/course/track_load.c src/course/track_load.h \
	src/course/translation.c src/course/translation.h \
	src/course/unit.c src/course/unit.h \
	src/course/values.c src/course/values.h \
	src/course/why.c src/course/why.h
