# view: canvas, layout, widgets, screens. Draws into cells; needs no terminal.
noinst_LIBRARIES += src/view/libview.a
LAB_LAYERS += src/view/libview.a
src_view_libview_a_SOURCES = \
	src/view/about.c src/view/about.h \
	src/view/arrow.c src/view/arrow.h \
	src/view/ask.c src/view/ask.h \
	src/view/bar.c src/view/bar.h \
	src/view/bench.c \
	src/view/bench.h \
	src/view/canvas.c \
	src/view/canvas.h \
	src/view/chain.c \
	src/view/chain.h \
	src/view/chrome.c \
	src/view/chrome.h \
	src/view/clamp.h \
	src/view/desk.c \
	src/view/desk.h \
	src/view/dots.c \
	src/view/dots.h \
	src/view/drafts.c \
	src/view/drafts.h \
	src/view/draw.c \
	src/view/draw.h \
	src/view/editor.c \
	src/view/editor.h \
	src/view/flow.c \
	src/view/flow.h \
	src/view/focus.c \
	src/view/focus.h \
	src/view/footer.c src/view/footer.h \
	src/view/form.c \
	src/view/form.h \
	src/view/gauge.c \
	src/view/gauge.h \
	src/view/help.c \
	src/view/help.h \
	src/view/instrument.c src/view/instrument.h \
	src/view/keys.c \
	src/view/keys.h \
	src/view/kind.c \
	src/view/kind.h \
	src/view/layout.c \
	src/view/layout.h \
	src/view/legend.c src/view/legend.h \
	src/view/map.c \
	src/view/map.h \
	src/view/paragraphs.c \
	src/view/paragraphs.h \
	src/view/place.c \
	src/view/place.h \
	src/view/plot.c \
	src/view/plot.h \
	src/view/press.c src/view/press.h \
	src/view/prompt.c \
	src/view/prompt.h \
	src/view/radar.c \
	src/view/radar.h \
	src/view/reaction.h \
	src/view/rect.c \
	src/view/rect.h \
	src/view/rows.c \
	src/view/rows.h \
	src/view/slider.c \
	src/view/slider.h \
	src/view/sparkline.c \
	src/view/sparkline.h \
	src/view/strip.c \
	src/view/strip.h \
	src/view/text.c \
	src/view/text.h \
	src/view/ticks.c \
	src/view/ticks.h \
	src/view/tier.c \
	src/view/tier.h \
	src/view/trail.c \
	src/view/trail.h \
	src/view/verdicts.c \
	src/view/verdicts.h \
	src/view/view.c \
	src/view/view.h \
	src/view/wrap.c \
	src/view/wrap.h
