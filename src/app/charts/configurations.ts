/** What each chart of a profile is: axes in soft ink, no legend and no hover; what a chart says is said beside it in words. */
import type { ChartConfiguration, ChartOptions } from "chart.js";
import { scale } from "../../domain/answer.ts";
import type { JourneyWeek } from "../../domain/profile/journey.ts";
import { wentWords } from "../../words/answers.ts";
import type { ChartLook } from "./look.ts";

const textSize = 15;

/** Nothing moves: a chart is there at once, whoever asked for less motion. */
function options(look: ChartLook, scales: NonNullable<ChartOptions<"line" | "bar">["scales"]>) {
  return {
    ...{ animation: false, responsive: true, maintainAspectRatio: false, events: [] },
    font: { family: look.font, size: textSize },
    color: look.soft,
    scales,
  } satisfies ChartOptions<"line" | "bar">;
}

function axis({ line, soft, font }: ChartLook) {
  return {
    border: { display: false },
    grid: { color: line },
    ticks: { color: soft, font: { family: font, size: textSize }, maxRotation: 0, autoSkipPadding: 12 },
  };
}

const noGrid = { grid: { display: false } };

/** The middle step of each week, on the one scale of all rules. */
export function helpChart(weeks: readonly JourneyWeek[], labels: readonly string[]) {
  return (look: ChartLook): ChartConfiguration<"line"> => ({
    type: "line",
    data: {
      labels: [...labels],
      datasets: [
        {
          data: weeks.map(({ help }) => help),
          ...{ borderColor: look.accent, backgroundColor: look.accent, borderWidth: 2.5, pointRadius: 4.5 },
          ...{ pointBorderColor: look.surface, pointBorderWidth: 1.5, spanGaps: true, clip: false },
        },
      ],
    },
    options: options(look, {
      x: { ...axis(look), ...noGrid },
      y: {
        ...axis(look),
        ...{ min: 0, max: scale.length - 1 },
        ticks: { ...axis(look).ticks, stepSize: 1, callback: (value) => wentWords[scale[Number(value)] ?? "notYet"] },
      },
    }),
  });
}

/** Each week's opportunities: solid where it worked, an outline where it didn't. */
export function oftenChart(weeks: readonly JourneyWeek[], labels: readonly string[]) {
  return (look: ChartLook): ChartConfiguration<"bar"> => ({
    type: "bar",
    data: {
      labels: [...labels],
      datasets: [
        {
          data: weeks.map(({ worked }) => worked),
          backgroundColor: look.accent,
          borderColor: look.accent,
          borderWidth: 1.5,
          borderSkipped: false,
        },
        {
          data: weeks.map(({ times, worked }) => times - worked),
          ...{ backgroundColor: look.surface, borderColor: look.edge, borderWidth: 1.5, borderSkipped: false },
        },
      ],
    },
    options: options(look, {
      x: { ...axis(look), ...noGrid, stacked: true },
      y: { ...axis(look), stacked: true, beginAtZero: true, ticks: { ...axis(look).ticks, precision: 0 } },
    }),
  });
}

/** One strand's best fit at each data point: steps, because a level is judged and does not glide. */
export function ladderChart(rungs: readonly (number | null)[], labels: readonly string[], levels: readonly string[]) {
  return (look: ChartLook): ChartConfiguration<"line"> => ({
    type: "line",
    data: {
      labels: [...labels],
      datasets: [
        {
          data: [...rungs],
          ...{ stepped: "middle", borderColor: look.accent, backgroundColor: look.accent, borderWidth: 2.5 },
          ...{ pointRadius: 5, pointBorderColor: look.surface, pointBorderWidth: 1.5, spanGaps: true, clip: false },
        },
      ],
    },
    options: options(look, {
      x: { ...axis(look), ...noGrid, offset: true },
      y: {
        ...axis(look),
        ...{ min: 0, max: levels.length - 1 },
        ticks: { ...axis(look).ticks, stepSize: 1, callback: (value) => levels[Number(value)] ?? "" },
      },
    }),
  });
}
