// A real identity provider on loopback: panva's oidc-provider, with two people made up for tests.
// Arguments: the folder of node packages. Prints its issuer, then answers until it is killed.
import { createServer } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const packages = process.argv[2];
const entry = join(packages, 'oidc-provider', 'lib', 'index.js');
const { default: Provider } = await import(pathToFileURL(entry).href);

const PEOPLE = {
  ana: { name: 'Ana Exemplo', groups: ['spot-staff'] },
  eva: { name: 'Eva Exemplo', groups: ['spot-chief', 'spot-staff'] },
  zoe: { name: 'Zoe Exemplo', groups: ['another-spot'] },
};

const server = createServer((request, response) => handle(request, response));
let handle;
server.listen(0, '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients: [{
      client_id: 'citizen-spot',
      application_type: 'native',
      token_endpoint_auth_method: 'none',
      redirect_uris: ['http://127.0.0.1/signed-in'],
      grant_types: ['authorization_code'],
      response_types: ['code'],
    }],
    claims: { openid: ['sub'], profile: ['name', 'groups'] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    cookies: { keys: ['made up for tests'] },
    findAccount: (_context, id) => ({
      accountId: id,
      claims: () => ({ sub: id, ...PEOPLE[id] }),
    }),
  });
  handle = provider.callback();
  console.log(issuer);
});
