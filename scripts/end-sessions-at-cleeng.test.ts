import { execFile } from 'node:child_process';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { database } from '@/lib/db/client';
import { findMirror } from '@/lib/db/session-mirrors';
import { onEveryDatabase, useMigrated } from '@/lib/db/test-database';
import { sessionKey } from '@/lib/env/test-environment';
import { ownSandbox } from '@/lib/http/test-sandbox';
import { openSession, storedPair, type TestSession } from '@/lib/session/test-customer';
import { refreshAuth } from '@/lib/vendors/cleeng/auths';

const sandbox = ownSandbox();

describe('npm run end-sessions beside a storefront with customers', () => {
  onEveryDatabase((there) => {
    useMigrated(there);

    let anna: TestSession;
    let refreshToken: string;
    beforeEach(async () => {
      vi.spyOn(console, 'info').mockReturnValue();
      await database().sessionMirror.deleteMany();
      anna = await openSession('anna');
      ({ refreshToken } = await storedPair(anna));
    });

    function endSessions(): Promise<{ code: number; output: string }> {
      const command = ['--conditions=react-server', '--import=tsx', 'scripts/end-sessions.ts'];
      const options = ['--customer', anna.session.identity.customerId];
      const vendors = { CLEENG_API_URL: '', SANDBOX_INTERNAL_URL: sandbox.url };
      const env = { ...process.env, ...vendors, DATABASE_URL: there.url, SESSION_KEYS: sessionKey };
      return new Promise((resolve) => {
        const child = execFile(process.execPath, [...command, ...options], { env }, (_, output) =>
          resolve({ code: child.exitCode ?? -1, output }),
        );
      });
    }
    const reason = async () => (await findMirror(anna.session.id))?.endedReason;
    const renewal = () => refreshAuth(refreshToken, anna.session.identity.customerId);

    it('ends a session here and at Cleeng, also with an expired token', async () => {
      await sandbox.control('advance', { seconds: 16 * 60 });
      const { code, output } = await endSessions();
      expect(output).toMatch(/^Ended 1 session of customer \d+ of publisher 123456789\.\n/);
      expect(output).toMatch(/Cleeng has revoked all refresh tokens of this customer\.\n$/);
      expect(code).toBe(0);
      expect(await reason()).toBe('ended_by_operator');
      await expect(renewal()).rejects.toMatchObject({ name: 'CleengTokenRefused' });
    });

    it('ends it here while Cleeng is down, with exit code 2', async () => {
      await sandbox.control('fail', { vendor: 'cleeng', fault: 503, times: 9 });
      const { code, output } = await endSessions();
      expect(output).toMatch(/^Ended 1 session /);
      expect(output).toMatch(/The request to Cleeng at \S+ failed/);
      expect(code).toBe(2);
      expect(await reason()).toBe('ended_by_operator');
      await sandbox.control('fail', { vendor: 'cleeng', times: 0 });
      expect(await renewal()).toHaveProperty('tokens.refreshToken');
    });
  });
});
