"use strict";

window.addEventListener("load", () => {
  SwaggerUIBundle({
    url: "/api/openapi.json",
    dom_id: "#contract",
    deepLinking: true,
    docExpansion: "none",
    filter: true,
    tagsSorter: "alpha",
    validatorUrl: null,
    presets: [SwaggerUIBundle.presets.apis],
  });
});
