package io.jikimi.discord;

import okhttp3.Interceptor;
import okhttp3.Response;

import java.io.IOException;

/** Lets requests that a shard accepted under an earlier token go out under the present one. */
final class CurrentToken implements Interceptor {

    private static final String AUTHORIZATION = "Authorization";

    private final BotToken token;

    CurrentToken(BotToken token) {
        this.token = token;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        var request = chain.request();
        return request.header(AUTHORIZATION) == null
                ? chain.proceed(request)
                : chain.proceed(request.newBuilder().header(AUTHORIZATION, token.header()).build());
    }
}
