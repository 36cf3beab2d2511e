# view: canvas, layout, widgets, screens. Draws into cells; needs no terminal.
noinst_LIBRARIES += src/view/libview.a
LAB_LAYERS += src/view/libview.a
src_view_libview_a_SOURCES = \
	src/view/bar.c \
	src/view/canvas.c \
	src/view/canvas.h \
	src/view/draw.c \
	src/view/draw.h \
	src/view/editor.c \
	src/view/editor.h \
	src/view/gauge.c \
	src/view/layout.c \
	src/view/layout.h \
	src/view/lines.c \
	src/view/map.c \
	src/view/paragraphs.c \
	src/view/plot.c \
	src/view/radar.c \
	src/view/rows.c \
	src/view/slider.c \
	src/view/sparkline.c \
	src/view/text.c \
	src/view/text.h \
	src/view/ticks.c \
	src/view/ticks.h \
	src/view/trail.c \
	src/view/widgets.h \
	src/view/wrap.c \
	src/view/wrap.h
