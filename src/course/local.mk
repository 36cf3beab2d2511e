# course: what an author writes (tracks, controls, rules, tables, texts, settings), as it is loaded.
noinst_LIBRARIES += src/course/libcourse.a
LAB_LAYERS += src/course/libcourse.a
src_course_libcourse_a_SOURCES = \
	src/course/catalog.c src/course/catalog.h \
	src/course/catalog_data.h \
	src/course/catalog_part.c \
	src/course/control.c src/course/control.h \
	src/course/figure.c src/course/figure.h \
	src/course/land.c src/course/land.h \
	src/course/nearest.c src/course/nearest.h \
	src/course/part_ini.c src/course/part_ini.h \
	src/course/placeholder.h \
	src/course/preset.c src/course/preset.h \
	src/course/rule_load.c src/course/rule_load.h \
	src/course/settings.c src/course/settings.h \
	src/course/table.c \
	src/course/text.c src/course/text.h \
	src/course/text_load.c \
	src/course/values.c src/course/values.h
