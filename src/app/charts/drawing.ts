/** Chart.js with what our charts use of it and nothing else; loaded when the first chart is drawn. */
import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  type ChartConfiguration,
} from "chart.js";

Chart.register(BarController, BarElement, CategoryScale, LinearScale, LineController, LineElement, PointElement);

/** Draws a chart that follows the size of what holds it. @returns how to take it away */
export function draw(canvas: HTMLCanvasElement, configuration: ChartConfiguration): () => void {
  const chart = new Chart(canvas, configuration);
  return () => chart.destroy();
}
