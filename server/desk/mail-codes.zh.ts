import { readMailCode } from './mail-code.ts';

const STAGE: Readonly<Record<string, string>> = {
  connect: '连接邮件服务器',
  greeting: '等待邮件服务器应答',
  ehlo: '与邮件服务器握手',
  tls: '建立加密连接',
  auth: '登录邮件服务器',
  mail: '提交发件人',
  rcpt: '提交收件人',
  data: '提交邮件',
  message: '传送邮件内容',
};

const WHAT: Readonly<Record<string, string>> = {
  timeout: '超时',
  dns: '找不到服务器',
  tls: '加密失败',
  protocol: '应答不符合协议',
  deadline: '用时过长，已中止',
  refused: '连接被拒绝',
  unreachable: '网络不可达',
  dropped: '连接中断',
  size: '邮件过大',
  credentials: '账号或密码不正确',
  address: '地址格式不正确',
};

const WHOLE: Readonly<Record<string, string>> = {
  tls: '加密连接失败',
  closed: '发送已停止，将重试',
  lease_expired: '发送中断，不确定是否送达',
};

/** A mail's code in words, with the code itself for whoever mends it. */
export function mailCodeZh(code: string): string {
  const whole = WHOLE[code];
  if (whole) return `${whole}（${code}）`;
  const { stage, smtp, what } = readMailCode(code);
  const at = STAGE[stage];
  if (!at) return code;
  if (smtp === null) return `${at}：${WHAT[what] ?? what}（${code}）`;
  if (smtp < 400) return `服务器已接收（${code}）`;
  if (stage === 'rcpt') return `收件地址${smtp < 500 ? '暂时' : ''}被服务器拒收（${code}）`;
  return `${at}时被服务器${smtp < 500 ? '暂时' : ''}拒绝（${code}）`;
}
