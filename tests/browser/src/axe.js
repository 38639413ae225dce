// What axe holds against the page as it is now: a line for each rule and place.
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const options = {
  runOnly: { type: "tag", values: tags },
  rules: { "target-size": { enabled: true } },
  resultTypes: ["violations", "passes"],
};
// Text on drawn paper cannot be measured, all other can: that none was would be no proof.
const measured = (passes) => passes.some(({ id, nodes }) => id === "color-contrast" && nodes.length > 0);
return axe.run(document, options).then(({ violations, passes }) => [
  ...(measured(passes) ? [] : ["no contrast was measured"]),
  ...violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => {
      const why = failureSummary.split("\n").slice(1).join(" ").trim();
      return `${id}: ${help}; ${target.flat().join(" ")}; ${why}`;
    }),
  ),
]);
