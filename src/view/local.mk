# view: canvas, layout, widgets, screens. Draws into cells; needs no terminal.
noinst_LIBRARIES += src/view/libview.a
LAB_LAYERS += src/view/libview.a
src_view_libview_a_SOURCES = \
	src/view/bar.c \
	src/view/bench.c \
	src/view/canvas.c \
	src/view/canvas.h \
	src/view/chrome.c \
	src/view/drafts.c \
	src/view/draw.c \
	src/view/draw.h \
	src/view/editor.c \
	src/view/editor.h \
	src/view/flow.c \
	src/view/flow.h \
	src/view/focus.c \
	src/view/form.c \
	src/view/gauge.c \
	src/view/help.c \
	src/view/keys.c \
	src/view/keys.h \
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
	src/view/state.h \
	src/view/text.c \
	src/view/text.h \
	src/view/ticks.c \
	src/view/ticks.h \
	src/view/trail.c \
	src/view/view.c \
	src/view/view.h \
	src/view/widgets.h \
	src/view/wrap.c \
	src/view/wrap.h
