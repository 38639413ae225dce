// A real OpenID Connect provider (npm: oidc-provider) for tests, on a port of this machine, with a fresh key.
//
//     node provider.mjs MODULES REDIRECT [ES256] [beside]
//
// MODULES is the folder `node_modules` that holds oidc-provider; REDIRECT the callback of client `paraph`. With
// `beside` the ID token holds no name: it is asked for at the userinfo endpoint. The first line printed is the issuer.
// Anybody signs in with any name; the secret is `s3cret:+%&`, so that its encoding is tried too.

import { createServer } from "node:http";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [modules, redirect, ...options] = process.argv.slice(2);
const require = createRequire(join(modules, "x.js"));
const { Provider } = await import(pathToFileURL(require.resolve("oidc-provider")).href);
const { exportJWK, generateKeyPair } = await import(pathToFileURL(require.resolve("jose")).href);

const alg = options.includes("ES256") ? "ES256" : "RS256";
const { privateKey } = await generateKeyPair(alg, { extractable: true });
const key = { ...(await exportJWK(privateKey)), alg, use: "sig", kid: `fresh-${process.pid}` };
const server = createServer();
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const issuer = `http://127.0.0.1:${server.address().port}`;

const client = (client_id) => ({
  client_id,
  client_secret: "s3cret:+%&",
  redirect_uris: [redirect],
  id_token_signed_response_alg: alg,
});
const provider = new Provider(issuer, {
  clients: [client("paraph"), client("other")],
  jwks: { keys: [key] },
  cookies: { keys: ["only for tests"] },
  claims: { openid: ["sub"], profile: ["name"] },
  acrValues: ["eidas1", "eidas2"],
  conformIdTokenClaims: options.includes("beside"),
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_, interaction) => `/sign-in/${interaction.uid}` },
  findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: `subject-of-${encodeURIComponent(id)}`, name: id }) }),
  // What a person agrees to hand over is not what these tests are about.
  loadExistingGrant: async (ctx) => {
    const { Grant } = ctx.oidc.provider;
    const { client, session } = ctx.oidc;
    const grant = new Grant({ clientId: client.clientId, accountId: session.accountId });
    grant.addOIDCScope("openid profile");
    grant.addOIDCClaims(["sub", "name", "acr"]);
    await grant.save();
    return grant;
  },
});

const page = (uid) => `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Sign in at the provider</title><link rel="icon" href="data:,"><main><h1>Sign in at the provider</h1><form method="post" action="/sign-in/${uid}">
<label>Name <input name="login" autocomplete="off" required></label> <button>Sign in</button></form>
<form method="post" action="/sign-in/${uid}"><button name="cancel" value="1">Cancel</button></form></main></html>`;

/** The form that came in. */
async function form(request) {
  let text = "";
  for await (const part of request.setEncoding("utf8")) text += part;
  return new URLSearchParams(text);
}

const answer = provider.callback();
server.on("request", async (request, response) => {
  const uid = /^\/sign-in\/([\w-]+)$/.exec(request.url)?.[1];
  if (!uid) return answer(request, response);
  try {
    await provider.interactionDetails(request, response);
    if (request.method === "GET") return response.setHeader("content-type", "text/html").end(page(uid));
    const entered = await form(request);
    const refused = { error: "access_denied", error_description: "the person went back" };
    const login = { login: { accountId: entered.get("login"), acr: "eidas2", remember: false } };
    await provider.interactionFinished(request, response, entered.get("cancel") ? refused : login);
  } catch (why) {
    response.writeHead(400).end(String(why));
  }
});
console.log(issuer);
// Nobody reads on, and the provider has notices about being used without a database.
console.info = console.log = console.warn = () => {};
